/* Scope: a file of the repository as a NUL-terminated text in the program. Exports: EMBED. */
#pragma once

/* EMBED(NAME, "path"); at file scope, then `extern const char NAME[];`, and NAME_END[] where its bytes end. The Makefile names the
 * file as a prerequisite. */
#define EMBED(symbol, file)                    \
    __asm__(".section .rodata\n"               \
            ".global " #symbol "\n"            \
            ".type " #symbol ", @object\n"     \
            #symbol ":\n"                      \
            ".incbin \"" file "\"\n"           \
            ".global " #symbol "_END\n"        \
            #symbol "_END:\n"                  \
            ".byte 0\n"                        \
            ".size " #symbol ", .-" #symbol "\n" \
            ".previous\n")
