/* A hundred threads, in the C of long ago. */
#include <pthread.h>
#include <stdio.h>

int count;
pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void *work(argument)
void *argument;
{
  pthread_mutex_lock(&lock);
  count++;
  pthread_mutex_unlock(&lock);
  pthread_exit(argument);
}

int main(argc, argv)
int argc;
char **argv;
{
  pthread_t threads[100];
  int i;
  for (i = 0; i < 100; i++) pthread_create(&threads[i], NULL, work, argv);
  for (i = 0; i < 100; i++) pthread_join(threads[i], NULL);
  printf("%d %d\n", count, argc);
  return 0;
}
