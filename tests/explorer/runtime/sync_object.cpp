#include "sync_object.hpp"

#include <new>

#include "common_state.hpp"
#include "processes.hpp"
#include "regions.hpp"
#include "shadow.hpp"

namespace explorer {
namespace {

constexpr std::uint32_t objects_max = 1u << 22;

growing_array<sync_object>& the_objects() {
  return the_common_state().objects;
}

// After a fork there are two objects where there was one.
bool is_it(const sync_object& object, const volatile void* address,
           object_kind kind) {
  return object.address == address && object.kind == kind &&
         object.process == owner_of(address);
}

std::uint32_t make(const volatile void* address, object_kind kind) {
  common_state& state = the_common_state();
  growing_array<sync_object>& all = state.objects;
  all.reserve(objects_max);
  // Beyond four million objects the last one serves all: extra orderings.
  if (all.count == objects_max) return objects_max - 1;
  const std::uint32_t index = all.count++;
  sync_object& object = *new (&all[index]) sync_object;
  object.address = address;
  object.kind = kind;
  object.process = owner_of(address);
  object.number = ++state.object_numbers[static_cast<std::uint32_t>(kind)];
  return index;
}

}  // namespace

sync_object& object_at(const volatile void* address, object_kind kind) {
  cell& where = shadow::cell_of(address);
  std::uint32_t index = where.object;
  while (index != 0) {
    sync_object& object = the_objects()[index];
    if (is_it(object, address, kind)) return object;
    index = object.next;
  }
  index = make(address, kind);
  sync_object& object = the_objects()[index];
  object.next = where.object;
  where.object = index;
  return object;
}

sync_object& object_in(std::uint32_t& index, const volatile void* address,
                       object_kind kind) {
  const growing_array<sync_object>& all = the_objects();
  if (index == 0 || index >= all.count || !is_it(all[index], address, kind)) {
    index = make(address, kind);
  }
  return all[index];
}

}  // namespace explorer
