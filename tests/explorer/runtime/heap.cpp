#include "heap.hpp"

#include <bit>
#include <cstdint>
#include <new>

#include "raw_system.hpp"
#include "regions.hpp"
#include "scheduler.hpp"
#include "shadow.hpp"

namespace explorer::heap {
namespace {

// Before each block: how much it holds, and how far behind it the raw block
// begins (alignments above 16 leave a gap).
struct header {
  std::uint64_t size;
  std::uint32_t gap;
  std::uint32_t list;
};
static_assert(sizeof(header) == 16);

constexpr std::uint32_t freed = 1u << 31;  // In `list` of a header.

struct free_block {
  free_block* next;
};

// Sizes up to 1 KiB go in steps of 16 bytes, larger ones in four steps for
// each doubling: 64 + 4 * 30 lists.
constexpr std::uint32_t small_lists = 64;
constexpr std::uint32_t list_count = small_lists + 4 * 30;
// Heaps of one thread each, where each has its own.
constexpr std::uint32_t heaps_max = searched_threads_max;
constexpr std::uintptr_t one_heap = regions::heap_size / heaps_max;

struct state {
  std::uintptr_t next;
  std::uintptr_t end;
  free_block* lists[list_count];
};

struct all_heaps {
  state first;
  state* of_threads;  ///< Null while all threads share the first.
};

all_heaps& the_heaps() {
  static constinit all_heaps instance{};
  return instance;
}

state& the_heap() {
  all_heaps& heaps = the_heaps();
  if (heaps.of_threads == nullptr) return heaps.first;
  const std::uint32_t id = the_scheduler().self().id;
  if (id == 0 || id >= heaps_max) return heaps.first;
  state& own = heaps.of_threads[id];
  if (own.next == 0) {
    own.next = regions::heap + id * one_heap;
    own.end = own.next + one_heap;
  }
  return own;
}

// Where the heap that the address lies in ends by now, whoever's it is.
std::uintptr_t end_of_heap_around(std::uintptr_t address) {
  const all_heaps& heaps = the_heaps();
  if (heaps.of_threads == nullptr) return heaps.first.next;
  const std::uint64_t owner = (address - regions::heap) / one_heap;
  if (owner == 0) return heaps.first.next;
  return owner < heaps_max ? heaps.of_threads[owner].next : 0;
}

struct size_class {
  std::uint32_t list;
  std::uint64_t size;
};

size_class class_of(std::uint64_t size) {
  if (size <= 1024) {
    const std::uint64_t steps = size == 0 ? 1 : (size + 15) / 16;
    return {static_cast<std::uint32_t>(steps - 1), steps * 16};
  }
  const int log = std::bit_width(size - 1) - 1;  // 2^log < size <= 2^(log+1)
  const std::uint64_t step = (1ull << log) / 4;
  const std::uint64_t quarter = (size - (1ull << log) + step - 1) / step;
  return {
      small_lists + static_cast<std::uint32_t>(4 * (log - 10) + quarter - 1),
      (1ull << log) + quarter * step};
}

header& header_of(void* block) {
  return static_cast<header*>(block)[-1];
}

void* fresh(std::uint64_t size) {
  state& heap = the_heap();
  if (heap.next == 0) {
    regions::map_at(regions::heap, regions::stacks_end - regions::heap);
    heap.next = regions::heap;
    heap.end = regions::heap + regions::heap_size;
  }
  const std::uintptr_t block = heap.next + sizeof(header);
  if (block + size > heap.end) return nullptr;
  heap.next = block + size;
  return reinterpret_cast<void*>(block);
}

}  // namespace

void give_each_thread_its_own() {
  all_heaps& heaps = the_heaps();
  heaps.of_threads = regions::allocate_array<state>(heaps_max);
  heaps.first.end = regions::heap + one_heap;
}

void* allocate(std::size_t size, std::size_t alignment) {
  if (size > regions::heap_size / 2) return nullptr;
  if (alignment > 16) {
    char* raw = static_cast<char*>(allocate(size + alignment));
    if (raw == nullptr) return nullptr;
    const auto address = reinterpret_cast<std::uintptr_t>(raw);
    const std::uintptr_t aligned = (address + alignment) & ~(alignment - 1);
    const header whole = header_of(raw);
    char* block = raw + (aligned - address);
    header_of(block) = {whole.size - (aligned - address),
                        static_cast<std::uint32_t>(aligned - address), 0};
    return block;
  }
  const size_class wanted = class_of(size);
  free_block*& list = the_heap().lists[wanted.list];
  void* block = list;
  if (block != nullptr) {
    list = list->next;
    shadow::forget(block, wanted.size);
  } else {
    block = fresh(wanted.size);
    if (block == nullptr) return nullptr;
  }
  header_of(block) = {wanted.size, 0, wanted.list};
  return block;
}

void release(void* block) {
  if (block == nullptr) return;
  if (header_of(block).gap != 0) {
    block = static_cast<char*>(block) - header_of(block).gap;
  }
  header& of = header_of(block);
  free_block*& list = the_heap().lists[of.list];
  of.list |= freed;
  list = new (block) free_block{list};
}

bool is_block(const void* block) {
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  return address % 16 == 0 && address >= regions::heap + sizeof(header) &&
         address < end_of_heap_around(address);
}

bool is_free(const void* block) {
  const header* of = &header_of(const_cast<void*>(block));
  if (of->gap != 0) {
    of = &header_of(const_cast<char*>(static_cast<const char*>(block)) -
                    of->gap);
  }
  return (of->list & freed) != 0;
}

std::size_t size_of(const void* block) {
  return header_of(const_cast<void*>(block)).size;
}

}  // namespace explorer::heap
