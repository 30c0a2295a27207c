// Wrong on purpose: a std::string holds a pointer into the memory of
// one process, and course::shared refuses it before it can do harm.

#include <course/shared.hpp>
#include <iostream>
#include <string>

int main() {
  course::shared<std::string> name("Ada");
  std::cout << *name << '\n';
}

// Does not compile (g++):
//   constraints not satisfied
//   the expression 'is_trivially_destructible_v\<T> [with T = std::__cxx11::basic_string\<char
