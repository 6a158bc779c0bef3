"""Splitting text into words as a shell does."""

import os
import re
import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]

_unsafe = re.compile(r"[^\w@%+=:,./-]", re.ASCII).search


class shlex:
    """Reads words. What is not a word's character, nor in quotes, is a word of its own."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        self.instream = StringIO(instream) if isinstance(instream, str) else sys.stdin if instream is None else instream
        self.infile = None if instream is None else infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes, self.escape, self.escapedquotes = "'\"", "\\", '"'
        # What goes on at the moment: " " between words, "a" in a word, "c" in punctuation, a quote, an escape, None at the end.
        self.state = " "
        self.pushback, self.filestack = deque(), deque()
        self.lineno, self.debug, self.token, self.source = 1, 0, "", None
        self._punctuation_chars = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        if punctuation_chars:
            self._pushback_chars = deque()
            self.wordchars = (self.wordchars + "~-./*?=").translate({ord(char): None for char in self._punctuation_chars})

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        if self.debug >= 1:
            print(f"shlex: pushing token {tok!r}")
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        """Reads from this first."""
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.lineno = newfile, 1
        self.instream = StringIO(newstream) if isinstance(newstream, str) else newstream
        if self.debug:
            print("shlex: pushing to stream %s" % self.instream if newfile is None else "shlex: pushing to file %s" % newfile)

    def pop_source(self):
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        if self.debug:
            print("shlex: popping to %s, line %d" % (self.instream, self.lineno))
        self.state = " "

    def get_token(self):
        """The next word, of the file that is read now or those that include it."""
        if self.pushback:
            token = self.pushback.popleft()
            if self.debug >= 1:
                print(f"shlex: popping token {token!r}")
            return token
        token = self.read_token()
        while self.source is not None and token == self.source:
            opened = self.sourcehook(self.read_token())
            if opened:
                file, stream = opened
                self.push_source(stream, file)
            token = self.get_token()
        while token == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            token = self.get_token()
        if self.debug >= 1:
            print(f"shlex: token={token!r}")
        return token

    def read_token(self):
        """The next word of the file that is read now."""
        quoted = False
        while True:
            if self.punctuation_chars and self._pushback_chars:
                char = self._pushback_chars.pop()
            else:
                char = self.instream.read(1)
            self.lineno += char == "\n"
            if self.debug >= 3:
                print(f"shlex: in state {self.state!r} I see character: {char!r}")
            state = self.state
            if state is None:
                self.token = ""
                break
            if state in self.quotes:
                quoted = True
                done = self._in_quotes(char)
            elif state in self.escape:
                done = self._after_escape(char)
            elif state == " ":
                done = self._between(char, quoted)
            else:
                done = self._in_word(char, quoted)
            if done:
                break
        token, self.token = self.token, ""
        if self.posix and not quoted and token == "":
            token = None
        if self.debug > 1:
            print(f"shlex: raw token={token!r}" if token else "shlex: raw token=EOF")
        return token

    def _complete(self, quoted):
        """Whether there is a word: quotes make an empty one."""
        return bool(self.token or self.posix and quoted)

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def _between(self, char, quoted):
        if not char:
            self.state = None
            return True
        if char in self.whitespace:
            return self._complete(quoted)
        if char in self.commenters:
            self._skip_comment()
        elif self.posix and char in self.escape:
            self._escaped_in, self.state = "a", char
        elif char in self.wordchars:
            self.token, self.state = char, "a"
        elif char in self.punctuation_chars:
            self.token, self.state = char, "c"
        elif char in self.quotes:
            if not self.posix:
                self.token = char
            self.state = char
        elif self.whitespace_split:
            self.token, self.state = char, "a"
        else:
            self.token = char
            return True
        return False

    def _in_quotes(self, char):
        if not char:
            raise ValueError("No closing quotation")
        if char == self.state:
            if self.posix:
                self.state = "a"
                return False
            self.token += char
            self.state = " "
            return True
        if self.posix and char in self.escape and self.state in self.escapedquotes:
            self._escaped_in, self.state = self.state, char
        else:
            self.token += char
        return False

    def _after_escape(self, char):
        if not char:
            raise ValueError("No escaped character")
        # In quotes only the quote and the escape itself are escaped.
        if self._escaped_in in self.quotes and char != self.state and char != self._escaped_in:
            self.token += self.state
        self.token += char
        self.state = self._escaped_in
        return False

    def _in_word(self, char, quoted):
        if not char:
            self.state = None
            return True
        if char in self.whitespace:
            self.state = " "
            return self._complete(quoted)
        if char in self.commenters:
            self._skip_comment()
            if not self.posix:
                return False
            self.state = " "
            return self._complete(quoted)
        if self.state == "c":
            if char in self.punctuation_chars:
                self.token += char
                return False
            self._pushback_chars.append(char)
            self.state = " "
            return True
        if self.posix and char in self.quotes:
            self.state = char
        elif self.posix and char in self.escape:
            self._escaped_in, self.state = "a", char
        elif (char in self.wordchars or char in self.quotes
              or self.whitespace_split and char not in self.punctuation_chars):
            self.token += char
        else:
            if self.punctuation_chars:
                self._pushback_chars.append(char)
            else:
                self.pushback.appendleft(char)
            self.state = " "
            return self._complete(quoted)
        return False

    def sourcehook(self, newfile):
        """The file of this name, and it opened: beside the one that includes it."""
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile)

    def error_leader(self, infile=None, lineno=None):
        return '"%s", line %d: ' % (infile or self.infile, lineno or self.lineno)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    if s is None:
        import warnings
        warnings.warn("Passing None for 's' to shlex.split() is deprecated.", DeprecationWarning, stacklevel=2)
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    if not comments:
        words.commenters = ""
    return list(words)


def quote(s):
    if not s:
        return "''"
    if _unsafe(s) is None:
        return s
    # A quote stands in quotes of the other kind.
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(map(quote, split_command))
