#include "reduced.hpp"

#include "constants.hpp"
#include "join.hpp"

namespace verify {
namespace {

void add_size(std::string& text, const std::string& name,
              const std::string& value) {
  text += join(text.empty() ? "" : ", ", name, " = ", value);
}

}  // namespace

snippet reduced(const snippet& one) {
  snippet small = one;
  for (const parameter& each : one.promise.reduced->parameters)
    set_constant(small.source, each.name, each.value);
  small.promise.bodies = one.promise.reduced->bodies;
  small.promise.main_line = one.promise.reduced->line;
  small.promise.reduced.reset();
  return small;
}

std::string reduced_size(const snippet& one) {
  std::string text;
  for (const parameter& each : one.promise.reduced->parameters)
    add_size(text, each.name, std::to_string(each.value));
  return text;
}

std::string full_size(const snippet& one) {
  std::string text;
  for (const parameter& each : one.promise.reduced->parameters)
    add_size(text, each.name, constant_in(one.source, each.name).value());
  return text;
}

}  // namespace verify
