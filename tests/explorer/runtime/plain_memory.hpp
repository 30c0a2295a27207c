#ifndef COURSE_EXPLORER_PLAIN_MEMORY_HPP
#define COURSE_EXPLORER_PLAIN_MEMORY_HPP

// Included ahead of everything in every file of the runtime but that of
// memory_calls.cpp: what the runtime itself copies, by name or because the
// compiler turned an assignment into a call, is no access of the program's.

asm("memcpy = explorer_plain_memcpy");
asm("memmove = explorer_plain_memmove");
asm("memset = explorer_plain_memset");
asm("memcmp = explorer_plain_memcmp");
asm("strlen = explorer_plain_strlen");
asm("strnlen = explorer_plain_strnlen");
asm("strncpy = explorer_plain_strncpy");

#endif
