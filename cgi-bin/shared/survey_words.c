/* Scope: the words of the survey's pages by language. A regional language without words here is spoken to in Indonesian around its questions. */
#include "cgi-bin/shared/survey_words.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cgi-bin/shared/choices.h"
#include "lib/base/log.h"

#define ENGLISH "en"

/* What templates and handlers ask for by name. */
static const struct { const char *name, *indonesian, *english; } WORDS[] = {
    /* the frame of the page */
    { "skip", "Langsung ke isi", "Skip to content" },
    { "motto", "Terbuka untuk warga dan pelaku usaha", "Open to citizens and businesses" },
    { "menu", "Utama", "Main" },
    { "home", "Beranda", "Home" },
    { "complaint", "Pengaduan", "Complaints" },
    { "survey", "Survei", "Survey" },
    { "request", "Permintaan data", "Information requests" },
    { "track", "Lacak", "Track" },
    { "data", "Data", "Data" },
    { "services", "Layanan", "Services" },
    { "search", "Cari", "Search" },
    { "hours", "Buka", "Open" },
    { "help", "Butuh bantuan?", "Need help?" },
    { "more", "Lainnya", "More" },
    { "fault", "Kesalahan", "Error" },
    { "to_mend", "Ada yang perlu diperbaiki", "Something needs your attention" },
    { "optional", "opsional", "optional" },
    { "choose", "Pilih…", "Choose…" },
    { "trap", "Kosongkan kolom ini", "Leave this empty" },
    { "crowd", "Formulir ini sedang sangat ramai.", "Very many people are using this form." },
    { "crowd_before", "Isi seperti biasa, lalu kirim paling cepat", "Fill it in as usual and send it no sooner than" },
    { "crowd_after", "detik setelah halaman ini dibuka.", "seconds after this page was opened." },
    /* the form */
    { "title", "Survei kepuasan masyarakat", "Public satisfaction survey" },
    { "greeting", "Bagaimana pelayanan kami?", "How was our service?" },
    { "about", "Sekitar tiga menit, tanpa nama dan tanpa NIK.", "About three minutes, without your name or identity number." },
    { "for", "Untuk", "For" },
    { "last_day", "Hari ini hari terakhir. Formulir yang sudah Anda buka kami terima sampai pukul",
      "Today is the last day. A form you have opened is accepted until" },
    { "language", "Bahasa", "Language" },
    { "part_you", "Tentang Anda", "About you" },
    { "part_opinion", "Pendapat Anda", "Your opinion" },
    { "part_suggestion", "Saran", "Suggestions" },
    { "may_skip", "Pertanyaan yang memang tidak dapat Anda jawab boleh tetap kosong: kirim saja lagi.",
      "A question you cannot answer may stay empty: just send the form again." },
    { "send", "Kirim jawaban", "Send answers" },
    { "send_without_slip", "Kirim tanpa karcis", "Send without the slip" },
    { "slip_form", "Buka formulir untuk karcis ini", "Open the form this slip is for" },
    { "question", "Pertanyaan", "Question" },
    { "unanswered", "belum dijawab.", "has no answer yet." },
    /* several surveys */
    { "choose_survey", "Pilih survei", "Choose a survey" },
    { "several", "Beberapa survei sedang dibuka. Pilih yang sesuai dengan layanan yang Anda terima.",
      "Several surveys are open. Choose the one for the service you received." },
    { "whole_office", "Seluruh layanan kantor ini", "All services of this office" },
    /* closed */
    { "closed", "Survei sedang ditutup", "The survey is closed" },
    { "next", "Survei berikutnya dibuka", "The next survey opens on" },
    { "no_next", "Jadwal survei berikutnya belum ditetapkan.", "The next survey has not been scheduled yet." },
    { "still_taken", "Formulir yang sudah Anda buka sebelumnya masih dapat dikirim sampai pukul",
      "A form you opened before can still be sent until" },
    { "too_late", "Jawaban Anda tidak terhitung", "Your answers were not counted" },
    { "too_late_why", "Waktu untuk mengirim formulir ini sudah habis, jadi tidak ada yang disimpan.",
      "The time for sending this form is over, so nothing was stored." },
    { "other_open", "Survei lain sedang dibuka", "Another survey is open" },
    { "results", "Lihat hasil survei terakhir", "See the latest results" },
    { "complain_now", "Sampaikan pengaduan atau saran sekarang", "Send a complaint or suggestion now" },
    /* thanks */
    { "thanks", "Terima kasih", "Thank you" },
    { "stored_before", "Jawaban Anda untuk", "We have stored your answers for" },
    { "stored_after", "sudah kami simpan, tanpa nama.", "without your name." },
    { "just_in_time", "Periode survei ini baru saja berakhir. Jawaban Anda masih kami hitung.",
      "This survey has just ended. Your answers are still counted." },
    { "thanks_next", "Setelah periode berakhir, hasilnya diperiksa, disetujui Kepala Dinas, lalu diumumkan beserta datanya.",
      "When the period is over the result is checked, approved by the head of the office and published with its data." },
    { "thanks_complain", "Ada masalah yang perlu kami tangani? Sampaikan pengaduan", "Is there a problem we should deal with? Send a complaint" },
};

/* What is known by its Indonesian text alone: labels, hints and choices of fields, months, faults. */
static const struct { const char *indonesian, *english; } TEXTS[] = {
    { "Layanan yang Anda terima", "Service you received" },
    { "Jenis kelamin", "Sex" },
    { "Laki-laki", "Male" },
    { "Perempuan", "Female" },
    { "Usia", "Age" },
    { "Di bawah 20 tahun", "Under 20" },
    { "20–29 tahun", "20–29" },
    { "30–39 tahun", "30–39" },
    { "40–49 tahun", "40–49" },
    { "50–59 tahun", "50–59" },
    { "60 tahun ke atas", "60 and over" },
    { "Pendidikan terakhir", "Highest education" },
    { "SD", "Primary school (SD)" },
    { "SMP", "Junior secondary school (SMP)" },
    { "SMA", "Senior secondary school (SMA)" },
    { "S1", "Bachelor's degree (S1)" },
    { "S2", "Master's degree (S2)" },
    { "S3", "Doctorate (S3)" },
    { "Pekerjaan utama", "Main occupation" },
    { "PNS", "Civil servant (PNS)" },
    { "TNI", "Armed forces (TNI)" },
    { "POLRI", "Police (POLRI)" },
    { "Swasta", "Private employee" },
    { "Wirausaha", "Self-employed" },
    { "Lainnya", "Other" },
    { "Saran untuk kami", "Your suggestions" },
    { "Jangan menulis nama atau NIK.", "Do not write names or identity numbers." },
    { "Kode karcis survei", "Code of your survey slip" },
    { "Enam belas huruf dan angka di karcis Anda. Satu karcis untuk satu jawaban.",
      "The sixteen letters and digits on your slip. One slip is for one answer." },
    { "Januari", "January" },
    { "Februari", "February" },
    { "Maret", "March" },
    { "Mei", "May" },
    { "Juni", "June" },
    { "Juli", "July" },
    { "Agustus", "August" },
    { "Oktober", "October" },
    { "Desember", "December" },
    { "Pilih dari yang tersedia.", "Choose one of those offered." },
    { "Tulis dalam satu baris.", "Write in one line." },
    { "“Your suggestions” paling banyak 1.000 karakter.", "“Your suggestions” may have 1,000 characters at most." },
    { "Belum ada pertanyaan yang dijawab. Jawab paling sedikit satu.", "No question has been answered yet. Please answer at least one." },
    { "Formulir terkirim terlalu cepat. Periksa isian Anda, lalu kirim sekali lagi.",
      "The form was sent too quickly. Check your answers and send it once more." },
    { "Formulir ini terbuka lebih dari sehari. Periksa isian Anda, lalu kirim sekali lagi.",
      "This form has been open for more than a day. Check your answers and send it once more." },
    { "Terlalu banyak kiriman dari jaringan Anda dalam satu jam. Isian Anda masih ada di halaman ini; kirim lagi nanti.",
      "Too many forms came from your network within an hour. Your answers are still on this page; send them again later." },
    { "Belum tersimpan karena gangguan pada sistem kami. Isian Anda masih ada di halaman ini; tunggu sebentar, lalu kirim lagi.",
      "Not stored yet because of a fault in our system. Your answers are still on this page; wait a moment and send them again." },
    { "Kode karcis terdiri dari 16 huruf dan angka. Periksa lagi, atau kirim tanpa karcis.",
      "The code of a slip has 16 letters and digits. Check it, or send without the slip." },
    { "Karcis dengan kode ini tidak ada. Periksa lagi hurufnya, atau kirim tanpa karcis.",
      "There is no slip with this code. Check its letters, or send without the slip." },
    { "Karcis ini sudah dipakai. Jawaban Anda belum terkirim; Anda dapat mengirimnya tanpa karcis.",
      "This slip has been used already. Your answers have not been sent; you can send them without the slip." },
    { "Karcis ini untuk survei atau periode lain. Anda dapat mengirim jawaban ini tanpa karcis.",
      "This slip is for another survey or period. You can send these answers without the slip." },
    { "Terlalu banyak kode yang salah dari jaringan Anda dalam satu jam. Periksa lagi kode Anda, atau kirim tanpa karcis.",
      "Too many wrong codes came from your network within an hour. Check your code, or send without the slip." },
};

/* What has a number in it, by how it begins. */
static const struct { const char *indonesian, *english; } BEGINNINGS[] = {
    { "Formulir ini sedang sangat ramai. Isian Anda masih ada", "Very many people are using this form. Your answers are still on this page; "
                                                               "wait a moment, then send them again." },
    { "Kiriman dari semua orang dalam jam ini terlalu banyak.", "Too many forms came from everybody within this hour. Your answers are still "
                                                               "on this page; send them again after the full hour." },
};

static bool is_english(const char *language) {
    return strcmp(language, ENGLISH) == 0;
}

const char *survey_words_language(const char *language) {
    return is_english(language) ? ENGLISH : SURVEY_INDONESIAN;
}

json_t *survey_words_view(const char *language) {
    json_t *view = json_object();
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
        (void)json_object_set_new(view, WORDS[i].name, json_string(is_english(language) ? WORDS[i].english : WORDS[i].indonesian));
    }
    return view;
}

const char *survey_word(const char *language, const char *name) {
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
        if (strcmp(WORDS[i].name, name) == 0) return is_english(language) ? WORDS[i].english : WORDS[i].indonesian;
    }
    log_event(LOG_ERROR_LEVEL, "survey_word_unknown", "name=%s", name);
    abort();
}

const char *survey_say(const char *language, const char *text) {
    for (size_t i = 0; is_english(language) && i < COUNT_OF(TEXTS); i++) {
        if (strcmp(TEXTS[i].indonesian, text) == 0) return TEXTS[i].english;
    }
    for (size_t i = 0; is_english(language) && i < COUNT_OF(BEGINNINGS); i++) {
        if (strncmp(BEGINNINGS[i].indonesian, text, strlen(BEGINNINGS[i].indonesian)) == 0) return BEGINNINGS[i].english;
    }
    return text;
}
