/* Scope: the words of the kiosk. The questionnaire brings its own wording in each language (lib/store/instrument.h); what is said around
 * it is here. A regional language without words of its own is spoken to in Indonesian. */
#include "cgi-bin/kiosk/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* "{n}" and "{m}" are numbers the script fills in. */
static const struct { const char *name, *indonesian, *english; } WORDS[] = {
    { "greeting", "Bagaimana pelayanan kami?", "How was our service?" },
    { "about", "Sekitar dua menit, tanpa nama dan tanpa NIK.", "About two minutes, without your name or identity number." },
    { "start", "Mulai", "Start" },
    { "question", "Pertanyaan {n} dari {m}", "Question {n} of {m}" },
    { "profile", "Tentang Anda, {n} dari {m}", "About you, {n} of {m}" },
    { "before", "Sebelum mulai", "Before you start" },
    { "service", "Layanan apa yang Anda terima?", "Which service did you receive?" },
    { "back", "Kembali", "Back" },
    { "skip", "Lewati", "Skip" },
    { "cancel", "Batalkan", "Cancel" },
    { "check", "Siap dikirim?", "Ready to send?" },
    { "answered", "Anda menjawab {n} dari {m} pertanyaan.", "You answered {n} of {m} questions." },
    { "nothing", "Belum ada pertanyaan yang dijawab.", "No question has been answered yet." },
    { "send", "Kirim jawaban", "Send answers" },
    { "thanks", "Terima kasih", "Thank you" },
    { "kept", "Jawaban Anda sudah kami terima, tanpa nama.", "We have received your answers, without your name." },
    { "elsewhere", "Ada saran? Tulis dari telepon Anda sendiri di {address}.", "Any suggestions? Write them on your own phone at {address}." },
    { "done", "Selesai", "Done" },
    { "warning", "Masih di sana?", "Are you still there?" },
    { "seconds", "Jawaban Anda dihapus dalam {n} detik.", "Your answers will be deleted in {n} seconds." },
    { "stay", "Lanjutkan menjawab", "Continue answering" },
    { "wiped", "Jawaban yang belum dikirim sudah dihapus.", "The answers that were not sent have been deleted." },
    { "failed", "Jawaban tidak dapat disimpan di tablet ini. Sampaikan kepada petugas.", "This tablet cannot keep the answers. Please tell our staff." },
};

static bool is_english(const char *language) {
    return strcmp(language, "en") == 0;
}

json_t *words_view(const char *language) {
    json_t *words = json_object();
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        const char *text = is_english(language) ? WORDS[i].english : WORDS[i].indonesian;
        (void)json_object_set_new(words, WORDS[i].name, json_string(text));
    }
    return words;
}
