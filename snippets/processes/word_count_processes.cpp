// Four processes count the words of a quarter of the text each. They
// read their copy of it, and write into a table that all of them share.

#include <algorithm>
#include <array>
#include <course/process.hpp>
#include <course/shared.hpp>
#include <cstddef>
#include <iostream>
#include <string_view>
#include <vector>

constexpr std::size_t workers = 4;
constexpr std::array<std::string_view, 4> words{"be", "not", "or",
                                                "to"};

using counts = std::array<long, words.size()>;

std::vector<std::string_view> generate_text() {
  std::vector<std::string_view> text;
  for (int i = 0; i < 1'000; ++i) {
    for (const char* word : {"to", "be", "or", "not", "to", "be"}) {
      text.emplace_back(word);
    }
  }
  return text;
}

int main() {
  const std::vector<std::string_view> text = generate_text();
  course::shared<std::array<counts, workers>> table;

  const auto count_part = [&](std::size_t worker) {
    const std::size_t first = text.size() * worker / workers;
    const std::size_t last = text.size() * (worker + 1) / workers;
    for (std::size_t i = first; i < last; ++i) {
      const auto place = std::find(words.begin(), words.end(), text[i]);
      ++(*table)[worker]
                [static_cast<std::size_t>(place - words.begin())];
    }
  };
  {
    std::vector<course::process> processes;
    for (std::size_t worker = 0; worker < workers; ++worker) {
      processes.emplace_back([&] { count_part(worker); });
    }
  }  // All of them have ended here, so their counts may be read.

  for (std::size_t word = 0; word < words.size(); ++word) {
    long total = 0;
    for (const counts& part : *table) total += part[word];
    std::cout << words[word] << ": " << total << '\n';
  }
}

// Output:
//   be: 2000
//   not: 1000
//   or: 1000
//   to: 2000
