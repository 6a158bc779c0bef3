# Commands, their help, and loops over lines that come from a queue or a stream.
import cmd
import io
class S(cmd.Cmd):
    """S"""
    prompt='> '
    def do_a(self,arg):
        "Doc of a.\n   second"
        print('a',repr(arg))
    def do_b(self,arg): print('b',arg)
    def help_topic(self): print('topic help')
    def help_b(self): print('help b')
    def do_quit(self,a): return True
    def do_EOF(self,a): print('eof',a); return True
    def do_shell(self,l): print('sh',l)
    def complete_a(self,*a): return ['x']
s=S()
for l in ['a 1 2','b','','zz 1','?','? a','?b','?topic','?zz','help quit','help','!ls -l','!','a\t3','  a 5','a-b','1','_x','help a b','a']:
    print('##',repr(l),s.parseline(l)); r=s.onecmd(l); print(r,s.lastcmd)
print(s.completenames('h'), s.complete_help('t'), s.get_names() == dir(S))
s.columnize([]); s.columnize(['a']); s.columnize(['abc%d'%i for i in range(30)],40); s.columnize(['x'*50,'y'*50],60)
try: s.columnize([1,'a',2])
except Exception as e: print(type(e),e)
s.print_topics('H',['a','b'],15,80); s.print_topics('H',[],15,80)
s.cmdqueue=['a q','quit']; s.cmdloop('INTRO')
class T(cmd.Cmd):
    use_rawinput=False
    def do_x(self,a): self.stdout.write('x%s\n'%a)
    def do_EOF(self,a): return 1
    def precmd(self,l): print('pre',repr(l)); return l
    def postcmd(self,st,l): print('post',st,repr(l)); return st
    def preloop(self): print('preloop')
    def postloop(self): print('postloop')
    def emptyline(self): print('empty')
    def default(self,l): print('default',l)
t=T(stdin=io.StringIO('x 1\n\nyy\n'),stdout=io.StringIO()); t.cmdloop(); print(t.stdout.getvalue())
print(T().onecmd('EOF'), T().lastcmd, cmd.PROMPT, cmd.IDENTCHARS)
