"""pathlib, tempfile, shutil, glob."""
import glob, os, pathlib, shutil, tempfile
with tempfile.TemporaryDirectory() as d:
    p=pathlib.Path(d); (p/'x').mkdir(); (p/'x'/'a.txt').write_text('hi\n'); (p/'b.py').touch()
    print(sorted(q.relative_to(p) for q in p.rglob('*')), [q.name for q in p.glob('*.py')], (p/'x/a.txt').read_text(), (p/'x').is_dir(), sorted(os.path.basename(x) for x in glob.glob(d+'/*')))
    shutil.copytree(p/'x', p/'y'); print((p/'y/a.txt').exists()); shutil.rmtree(p/'y'); print((p/'y').exists()); shutil.move(p/'b.py', p/'c.py'); print(sorted(os.listdir(p)))
print(os.path.exists(d))
P=pathlib.PurePath
print(P('/a/b.tar.gz').suffixes, P('a')/'b'/'/c', P('a/b/../c'), repr(P('a//b/./c')), P('/a/b').parents[0], list(P('/a/b').parents), P('a.py').with_suffix('.txt'), P('/a/b').relative_to('/a'), P('a').match('*'), P('.'), P(''), P('a.b').stem)
