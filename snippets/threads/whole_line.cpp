// Each thread prints one line through its own osyncstream, which hands
// everything over in one piece when it is destroyed.

#include <iostream>
#include <syncstream>
#include <thread>

void serve(const char* drink, const char* guest) {
  std::osyncstream(std::cout) << drink << guest;
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
