/* What programs do that know nothing of the explorer; the argument says what.
   In the style of its time. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>
#include <x86intrin.h>

volatile int stop;
atomic_int count;
mtx_t c11_mutex;
cnd_t c11_condition;

void *spin(void *arg)
{
  while (!stop)
    ;
  return arg;
}

void *lose_update(void *arg)
{
  int seen = count;
  count = seen + 1;
  return arg;
}

void *nothing(void *arg)
{
  return arg;
}

int wait_for_nobody(void *arg)
{
  mtx_lock(&c11_mutex);
  cnd_wait(&c11_condition, &c11_mutex);
  mtx_unlock(&c11_mutex);
  return arg != NULL;
}

void in_two(void *(*routine)(void *))
{
  pthread_t left, right;
  pthread_create(&left, NULL, routine, NULL);
  pthread_create(&right, NULL, routine, NULL);
  pthread_join(left, NULL);
  pthread_join(right, NULL);
}

int main(int argc, char **argv)
{
  const char *what = argv[argc - 1];
  if (strcmp(what, "spin") == 0) in_two(spin);
  if (strcmp(what, "code") == 0) {
    in_two(lose_update);
    exit(count == 2 ? 0 : 1);
  }
  if (strcmp(what, "input") == 0) {
    int number = 0, read;
    in_two(nothing);
    read = scanf("%d", &number);
    printf("%d: %d\n", read, number);
  }
  if (strcmp(what, "clock") == 0) {
    in_two(nothing);
    printf("%llu\n", (unsigned long long)__rdtsc());
  }
  if (strcmp(what, "stack") == 0) {
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 64 << 20);
    pthread_create(&thread, &attributes, nothing, NULL);
    pthread_join(thread, NULL);
  }
  if (strcmp(what, "c11") == 0) {
    thrd_t thread;
    mtx_init(&c11_mutex, mtx_plain);
    cnd_init(&c11_condition);
    thrd_create(&thread, wait_for_nobody, NULL);
    thrd_join(thread, NULL);
  }
  return 0;
}
