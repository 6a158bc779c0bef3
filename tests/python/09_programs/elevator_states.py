"""A state machine of an elevator: requests, doors, and every transition logged."""

from enum import Enum, auto


class State(Enum):
    IDLE = auto()
    UP = auto()
    DOWN = auto()
    OPEN = auto()


class Elevator:
    def __init__(self, floors):
        self.floors, self.floor, self.state = floors, 0, State.IDLE
        self.requests, self.log = [], []

    def call(self, floor):
        if not 0 <= floor < self.floors:
            raise ValueError(f"no floor {floor}")
        if floor not in self.requests:
            self.requests.append(floor)

    def enter(self, state):
        self.log.append(f"{self.floor}:{self.state.name.lower()}->{state.name.lower()}")
        self.state = state

    def tick(self):
        match self.state:
            case State.IDLE if self.requests:
                target = self.requests[0]
                self.enter(State.OPEN if target == self.floor else State.UP if target > self.floor else State.DOWN)
            case State.UP | State.DOWN:
                self.floor += 1 if self.state is State.UP else -1
                if self.floor in self.requests:
                    self.enter(State.OPEN)
            case State.OPEN:
                self.requests.remove(self.floor)
                self.enter(State.IDLE)
            case State.IDLE:
                return False
        return True


elevator = Elevator(6)
for floor in (4, 2, 2, 0, 9):
    try:
        elevator.call(floor)
    except ValueError as error:
        print(error)
ticks = 0
while elevator.tick():
    ticks += 1
print(ticks, *elevator.log, sep="\n")
