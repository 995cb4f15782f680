/* Scope: forced into every file by the compiler flags; calling one of these stops the build.
 * They write past ends, run a shell, race, or are not random (CERT C STR31, ENV33, MSC30). */
#pragma once

#include <alloca.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma GCC poison strcpy strcat sprintf vsprintf gets strtok system popen tmpnam mktemp atoi atol
