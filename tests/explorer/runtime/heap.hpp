#ifndef COURSE_EXPLORER_HEAP_HPP
#define COURSE_EXPLORER_HEAP_HPP

#include <cstddef>

// The program's heap: its addresses depend on nothing but the sequence of
// calls. Only the thread that holds the baton is ever inside.

namespace explorer::heap {

/// In an exhaustive search: what one thread allocates and frees must not decide
/// which addresses another gets, or no two transitions would be independent.
void give_each_thread_its_own();

void* allocate(std::size_t size, std::size_t alignment = 16);
void release(void* block);
/// What the block can hold.
std::size_t size_of(const void* block);
/// Does the heap know a block that begins here, in use or given back?
bool is_block(const void* block);
/// Was the block given back, and not handed out again since?
bool is_free(const void* block);

}  // namespace explorer::heap

#endif
