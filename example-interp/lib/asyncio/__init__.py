"""Coroutines that take turns: an event loop without sockets, whose clock and sleep are the recorded ones."""

from .loop import (
    AbstractEventLoop,
    AbstractEventLoopPolicy,
    BaseEventLoop,
    DefaultEventLoopPolicy,
    Handle,
    Runner,
    TimerHandle,
    get_event_loop,
    get_event_loop_policy,
    get_running_loop,
    new_event_loop,
    run,
    set_event_loop,
    set_event_loop_policy,
)
from .futures import CancelledError, Future, InvalidStateError, isfuture
from .tasks import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    Task,
    TaskGroup,
    Timeout,
    all_tasks,
    as_completed,
    create_task,
    current_task,
    ensure_future,
    gather,
    iscoroutine,
    iscoroutinefunction,
    shield,
    sleep,
    timeout,
    timeout_at,
    to_thread,
    wait,
    wait_for,
)
from .sync import (
    Barrier,
    BoundedSemaphore,
    BrokenBarrierError,
    Condition,
    Event,
    LifoQueue,
    Lock,
    PriorityQueue,
    Queue,
    QueueEmpty,
    QueueFull,
    Semaphore,
)

TimeoutError = TimeoutError

__all__ = [name for name in dir() if not name.startswith("_") and name not in ("loop", "futures", "tasks", "sync")]
