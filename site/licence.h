/* Scope: under what the published figures may be used. Exports: LICENCE_NAME, LICENCE_TITLE, LICENCE_ADDRESS, LICENCE_TEXT. */
#pragma once

#define LICENCE_NAME "CC-BY-4.0"
#define LICENCE_TITLE "Creative Commons Atribusi 4.0 Internasional"
#define LICENCE_ADDRESS "https://creativecommons.org/licenses/by/4.0/"
#define LICENCE_TEXT "Bebas dipakai dengan menyebut sumber (Creative Commons Atribusi 4.0)."
