"""subprocess.run and its relatives."""
import subprocess
r=subprocess.run(['echo','hi'],capture_output=True,text=True); print(r)
print(subprocess.run('exit 3',shell=True).returncode, subprocess.check_output(['cat'],input=b'data'), subprocess.run(['sh','-c','echo err >&2; echo out'],stdout=subprocess.PIPE,stderr=subprocess.STDOUT,text=True).stdout)
try: subprocess.run(['false'],check=True)
except subprocess.CalledProcessError as e: print(e)
try: subprocess.run(['nope-x'])
except FileNotFoundError as e: print(e)
