// A child reads words from one pipe and answers on another. A message
// is its length and then its letters, for a pipe knows only bytes.

#include <unistd.h>

#include <cctype>
#include <course/process.hpp>
#include <cstddef>
#include <iostream>
#include <string>

//> read-all
// Reads until all of it has come; false at the end of the pipe.
bool read_all(int pipe, char* to, std::size_t size) {
  for (std::size_t done = 0; done < size;) {
    const ssize_t got = read(pipe, to + done, size - done);
    if (got <= 0) return false;
    done += static_cast<std::size_t>(got);
  }
  return true;
}
//< read-all

bool receive(int pipe, std::string& text) {
  unsigned char length = 0;
  if (!read_all(pipe, reinterpret_cast<char*>(&length), 1))
    return false;
  text.resize(length);
  return read_all(pipe, text.data(), length);
}

// A write of so few bytes to a pipe is never cut in two.
bool send(int pipe, const std::string& text) {
  const std::string message = static_cast<char>(text.size()) + text;
  return write(pipe, message.data(), message.size()) != -1;
}

int main() {
  int words[2];
  int answers[2];
  if (pipe(words) == -1 || pipe(answers) == -1) return 1;

  course::process shouter([&] {
    close(words[1]);  // Or the child would wait for itself, for ever.
    std::string word;
    while (receive(words[0], word)) {
      for (char& letter : word) {
        letter = static_cast<char>(std::toupper(letter));
      }
      if (!send(answers[1], word)) return 1;
    }
    return 0;
  });

  for (const std::string word : {"pear", "fig", "plum", "", "quince"}) {
    std::string answer;
    if (!send(words[1], word) || !receive(answers[0], answer)) return 1;
    std::cout << '"' << word << "\" -> \"" << answer << "\"\n";
  }
  close(words[1]);  // The end: the child reads no further.
}

// Output:
//   "pear" -> "PEAR"
//   "fig" -> "FIG"
//   "plum" -> "PLUM"
//   "" -> ""
//   "quince" -> "QUINCE"
