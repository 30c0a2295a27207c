// A number as an array of decimal digits is nothing but bytes, so it
// can travel between processes, as a std::string could not.

#include <algorithm>
#include <array>
#include <course/process_pool.hpp>
#include <cstddef>
#include <iostream>
#include <vector>

// A whole number below 10^48, its lowest digit first.
struct decimal {
  std::array<signed char, 48> digits{};
};

void multiply(decimal& number, int factor) {
  int carry = 0;
  for (signed char& digit : number.digits) {
    const int product = digit * factor + carry;
    digit = static_cast<signed char>(product % 10);
    carry = product / 10;
  }
}

std::ostream& operator<<(std::ostream& out, const decimal& number) {
  const auto& digits = number.digits;
  const auto is_leading_zero = [](int digit) { return digit == 0; };
  for (auto digit = std::find_if_not(digits.rbegin(), digits.rend(),
                                     is_leading_zero);
       digit != digits.rend(); ++digit) {
    out << static_cast<int>(*digit);
  }
  return out;
}

decimal factorial(int n) {
  decimal product;
  product.digits.front() = 1;
  for (int factor = 2; factor <= n; ++factor) multiply(product, factor);
  return product;
}

int main() {
  const std::vector numbers{20, 21, 30, 35, 39};

  course::process_pool pool(4);
  const std::vector results = pool.map(factorial, numbers);

  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::cout << numbers[i] << "! = " << results[i] << '\n';
  }
}

// Output:
//   20! = 2432902008176640000
//   21! = 51090942171709440000
//   30! = 265252859812191058636308480000000
//   35! = 10333147966386144929666651337523200000000
//   39! = 20397882081197443358640281739902897356800000000
