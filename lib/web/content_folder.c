/* Scope: a folder's number in its file system. */
#include "lib/web/content_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include "lib/web/app.h"

struct content_folder content_folder_of(const struct app *app) {
    const char *folder = app->config->publication.content;
    struct stat status;
    bool is_there = app->program->writes_content && access(folder, R_OK | W_OK | X_OK) == 0 && stat(folder, &status) == 0;
    return is_there ? (struct content_folder){ status.st_dev, status.st_ino } : (struct content_folder){ 0 };
}

bool content_folder_stands(const struct app *app) {
    struct content_folder now = content_folder_of(app);
    return now.device == app->content_folder.device && now.number == app->content_folder.number;
}
