/* Scope: a file of the repository as a NUL-terminated text in the program. Exports: EMBED. */
#pragma once

/* EMBED(NAME, "path"); at file scope, then `extern const char NAME[];`. The Makefile names the file as a prerequisite. */
#define EMBED(symbol, file)                    \
    __asm__(".section .rodata\n"               \
            ".global " #symbol "\n"            \
            ".type " #symbol ", @object\n"     \
            #symbol ":\n"                      \
            ".incbin \"" file "\"\n"           \
            ".byte 0\n"                        \
            ".size " #symbol ", .-" #symbol "\n" \
            ".previous\n")
