#include "sync_object.hpp"

#include <new>

#include "regions.hpp"
#include "shadow.hpp"

namespace explorer {
namespace {

constexpr std::uint32_t objects_max = 1u << 22;
constexpr std::uint32_t kinds = 16;

struct pool {
  sync_object* objects;
  std::uint32_t count;
  std::uint32_t numbers[kinds];
};

pool& the_pool() {
  static constinit pool instance{};
  return instance;
}

std::uint32_t make(const volatile void* address, object_kind kind) {
  pool& all = the_pool();
  if (all.objects == nullptr) {
    all.objects = regions::allocate_array<sync_object>(objects_max);
    all.count = 1;
  }
  // Beyond four million objects the last one serves all: extra orderings.
  if (all.count == objects_max) return objects_max - 1;
  const std::uint32_t index = all.count++;
  sync_object& object = *new (&all.objects[index]) sync_object;
  object.address = address;
  object.kind = kind;
  object.number = ++all.numbers[static_cast<std::uint32_t>(kind)];
  return index;
}

}  // namespace

sync_object& object_at(const volatile void* address, object_kind kind) {
  cell& where = shadow::cell_of(address);
  std::uint32_t index = where.object;
  while (index != 0) {
    sync_object& object = the_pool().objects[index];
    if (object.address == address && object.kind == kind) return object;
    index = object.next;
  }
  index = make(address, kind);
  sync_object& object = the_pool().objects[index];
  object.next = where.object;
  where.object = index;
  return object;
}

sync_object& object_in(std::uint32_t& index, const volatile void* address,
                       object_kind kind) {
  const pool& all = the_pool();
  if (index == 0 || index >= all.count ||
      all.objects[index].address != address ||
      all.objects[index].kind != kind) {
    index = make(address, kind);
  }
  return the_pool().objects[index];
}

}  // namespace explorer
