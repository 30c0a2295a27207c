// Wrong on purpose: each thread prints one line, but in two pieces. The
// other thread can come in between and tear the line apart.

#include <iostream>
#include <thread>

void serve(const char* drink, const char* guest) {
  std::cout << drink << guest;
}

int main() {
  std::jthread first(serve, "tea ", "for Ann\n");
  std::jthread second(serve, "milk ", "for Bob\n");
}

// Outcomes:
//   tea for Ann
//   milk for Bob
// or
//   milk for Bob
//   tea for Ann
// or
//   tea milk for Ann
//   for Bob
// or
//   tea milk for Bob
//   for Ann
// or
//   milk tea for Ann
//   for Bob
// or
//   milk tea for Bob
//   for Ann
