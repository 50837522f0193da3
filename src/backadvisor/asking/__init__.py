"""The interview as people meet it: plain lines, or lists and a search; one meaning of answers."""
