// Written by scripts/generate.mjs from openapi.json.
export interface paths {
    "/api/v1/blobs/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find Missing Blobs
         * @description Which of some bytes are not here, so that only those are sent.
         */
        post: operations["find_missing_blobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blobs/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Blob
         * @description Bytes by their digest, or a range of them; HEAD says whether they are there.
         */
        get: operations["download_blob"];
        /**
         * Upload Blob
         * @description Store bytes that a model's document names by their digest.
         */
        put: operations["upload_blob"];
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Download Blob
         * @description Bytes by their digest, or a range of them; HEAD says whether they are there.
         */
        head: operations["check_blob"];
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Datasets
         * @description The newest version of every data set.
         */
        get: operations["list_datasets"];
        put?: never;
        /**
         * Create Dataset
         * @description Register a data set, or a further version of one; the same content again is the same version.
         *
         *     Its files lie by paths that the workers see, or were uploaded (`PUT /blobs/{sha256}`) and are named by their
         *     digests. Uploaded files that come without a report are checked here.
         */
        post: operations["create_dataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Dataset
         * @description One version of a data set.
         */
        get: operations["get_dataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{name}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive Dataset
         * @description Put a version away: lists leave it out and no new run may name it; runs that used it keep it.
         */
        post: operations["archive_dataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{name}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Repair Dataset
         * @description Make a new version of an uploaded data set without the faults that have one remedy; the old one stays.
         *
         *     Boxes are clipped to their images; empty ones and those of no image or category are dropped; image sizes are taken
         *     from the files.
         */
        post: operations["repair_dataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{name}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Dataset
         * @description Take a version back that was put away.
         */
        post: operations["restore_dataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{name}/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Samples
         * @description Some images of a data set with their boxes, and what the split holds; `visible` says whether they are seen here.
         *
         *     Uploaded files are seen, and those by path where this server finds them below a folder that it may show.
         */
        get: operations["list_samples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{name}/splits/{split}/images/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Image
         * @description One image of a data set as a JPEG of a bounded width, upright by its EXIF tag.
         */
        get: operations["show_image"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/datasets/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Dataset Versions
         * @description All versions of a data set, newest first, and how many runs use each.
         */
        get: operations["list_dataset_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/estimates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Estimate Runs
         * @description What a run or a sweep would cost and when it would begin, from finished runs like it; nothing is submitted.
         */
        post: operations["estimate_runs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/runs.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Runs
         * @description The runs of a list, at most 10,000: a row a run, with its spec by dotted path (`spec.schedule.lr`), and of every
         *     metric the last value under its own name with `.min`, `.min_step`, `.max`, `.max_step` and `.last_step` beside it.
         */
        get: operations["export_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/series.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Series
         * @description Every point that holds, not thinned, in order of run, key and step; `time` in seconds since 1970.
         *
         *     In CSV nothing is an empty cell, non-finite values are `nan`, `inf` and `-inf`, and text that a spreadsheet would
         *     take for a formula begins with an apostrophe.
         */
        get: operations["export_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Leaderboard
         * @description What distillation gained: runs that differ in their seed only are one row, beside its matched control.
         */
        get: operations["read_leaderboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Models
         * @description The newest version of every model.
         */
        get: operations["list_models"];
        put?: never;
        /**
         * Create Model
         * @description Register a model, or a further version of one; the same content again is the same version.
         */
        post: operations["create_model"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Model
         * @description One version of a model.
         */
        get: operations["get_model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{name}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive Model
         * @description Put a version away: lists leave it out and no new run may name it; runs that used it keep it.
         */
        post: operations["archive_model"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{name}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Model
         * @description Take a version back that was put away.
         */
        post: operations["restore_model"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Model Versions
         * @description All versions of a model, newest first, and how many runs use each.
         */
        get: operations["list_model_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preflights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Preflight
         * @description Examine a job spec without training it: a body as for a run, and ``calibrate`` beside its fields.
         *
         *     Served ahead of trainings, on the processor of any worker of the spec's queue.
         */
        post: operations["create_preflight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preflights/{preflight_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Preflight
         * @description A pre-flight, with its report once it has one.
         */
        get: operations["get_preflight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preflights/{preflight_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Preflight
         * @description Stop a pre-flight.
         */
        post: operations["cancel_preflight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Projects
         * @description Every project by name, at most 1,000, with the number of its runs.
         */
        get: operations["list_projects"];
        put?: never;
        /**
         * Create Project
         * @description Make a project, which runs then name in their spec.
         */
        post: operations["create_project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Project
         * @description One project.
         */
        get: operations["get_project"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Project
         * @description Rename, describe, archive or unarchive a project; its runs follow.
         */
        patch: operations["change_project"];
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Queues
         * @description Every queue that a run waits in, a worker serves or somebody paused, by name.
         */
        get: operations["list_queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Queue
         * @description What runs where, and what waits in which order and for what.
         */
        get: operations["get_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim Run
         * @description Take the best waiting run of a queue; 204 when none fits the device, the queue is paused or the worker drains.
         */
        post: operations["claim_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forecast Queue
         * @description When the waiting runs of a queue would begin and end, from finished runs like them and the slots as they are.
         */
        get: operations["forecast_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause Queue
         * @description Hand out nothing of this queue until it is resumed; what runs goes on. It stays paused over a restart.
         */
        post: operations["pause_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume Queue
         * @description Hand out runs of this queue again.
         */
        post: operations["resume_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recipes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Recipes
         * @description Named job specs to start from.
         */
        get: operations["list_recipes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recipes/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Recipe
         * @description One recipe.
         */
        get: operations["get_recipe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Runs
         * @description One page of the runs that fit, newest first unless sorted otherwise.
         */
        get: operations["list_runs"];
        put?: never;
        /**
         * Create Run
         * @description Submit a run: a whole job spec, or a recipe's name with what differs from it.
         *
         *     With ``{"engine": "external"}`` it is a run that a script of your own reports to.
         */
        post: operations["create_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Runs
         * @description Tag, move, archive, cancel, delete or restore up to 1,000 runs; the answer says of each what became of it.
         */
        post: operations["change_runs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Diff Runs
         * @description The fields of the spec that are not the same in all of the runs, and how the runs did.
         */
        get: operations["diff_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Fields
         * @description The fields that filters, sorts and columns may name: a run's own, the job spec's, and what runs reported.
         */
        get: operations["list_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Group Runs
         * @description The runs that fit, gathered by a field: how many, and the mean of metrics; at most 500 groups, in no order but
         *     that of their size.
         */
        get: operations["group_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Rows
         * @description The same page as lean rows: without specs, with the values of spec and inputs that are asked for.
         */
        get: operations["list_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Values
         * @description The texts that runs have of a field, the most frequent first.
         */
        get: operations["list_values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Run
         * @description A run with its whole summary and its facts.
         */
        get: operations["get_run"];
        put?: never;
        post?: never;
        /**
         * Delete Run
         * @description Put a run that has ended into the trash.
         *
         *     Within DISTILLBOARD_RETENTION_DAYS it can be restored; then it is forgotten, with the files that no other run names.
         */
        delete: operations["delete_run"];
        options?: never;
        head?: never;
        /**
         * Change Run
         * @description Change name, tags, notes or project of a run, or archive it; its spec stays as it was submitted.
         */
        patch: operations["change_run"];
        trace?: never;
    };
    "/api/v1/runs/{run_id}/artifacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Artifacts
         * @description The files of a run by name; the best and the last checkpoint say so.
         */
        get: operations["list_artifacts"];
        put?: never;
        /**
         * Name Artifact
         * @description Give bytes that were uploaded in chunks a name in a run; a file that had this name before is replaced.
         */
        post: operations["name_artifact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/artifacts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Artifact
         * @description A file of a run, or a range of it; its ETag is its sha256.
         */
        get: operations["download_artifact"];
        /**
         * Upload Artifact
         * @description Store a file of a run in one request; a file that had this name before is replaced.
         *
         *     Files beyond some megabytes go in chunks instead (`POST /uploads`), which go on where they were cut.
         */
        put: operations["upload_artifact"];
        post?: never;
        /**
         * Delete Artifact
         * @description Take a file from a run; its bytes go when nothing else names them. Under a lease only its holder may.
         */
        delete: operations["delete_artifact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Attempts
         * @description The starts of a run, in order: who ran it, from which step, and how each ended.
         */
        get: operations["list_attempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Run
         * @description Stop a run: a waiting one at once, a running one at its next step.
         */
        post: operations["cancel_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Classes
         * @description AP per class at the newest evaluation, beside the matched control's and the teacher's.
         */
        get: operations["read_classes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/curves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Curves
         * @description Several curves of a run, thinned on one grid.
         */
        get: operations["read_curves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draft Run
         * @description A run's spec as the draft of another run: what can be submitted again, and what cannot be taken over.
         */
        get: operations["draft_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Evaluations
         * @description Every evaluation on val: COCO metrics and AP per class.
         */
        get: operations["read_evaluations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Events
         * @description Report what a training did: metrics, log lines, progress, facts, its end.
         *
         *     At most 8 MiB, gzip accepted. Sending a batch again changes nothing; 409 ``stale_lease`` when the run was handed on.
         *     Metrics go by event (one step) or as a table (many steps of the same keys), which is half as long.
         */
        post: operations["report_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Heartbeat
         * @description Keep the lease; 409 ``stale_lease`` when it is over.
         */
        post: operations["heartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Keys
         * @description The metric keys of a run with their summaries.
         */
        get: operations["list_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Logs
         * @description Lines of a run's log in the order they were accepted; around a moment all of them, whatever is searched for.
         */
        get: operations["read_logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Run
         * @description Put a waiting run before or after another of its queue, or at the front or back; it takes on their priority.
         */
        post: operations["move_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause Run
         * @description Hold a run: a waiting one at once, a running one at its next checkpoint, from which it goes on when resumed.
         */
        post: operations["pause_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/preflight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Run Preflight
         * @description What was found out about a run before it trained; null while there is nothing.
         */
        get: operations["get_run_preflight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Run Priority
         * @description Change the priority of a waiting or paused run; the spec goes on saying what was submitted.
         */
        put: operations["set_run_priority"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release Run
         * @description Give a run back in good order: it is queued again and the attempt does not count.
         */
        post: operations["release_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Run
         * @description Take a run out of the trash.
         */
        post: operations["restore_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume Run
         * @description Go on with a run of a script of your own that was started again, from the step of its checkpoint.
         */
        post: operations["resume_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry Run
         * @description Queue a failed or cancelled run again; it goes on from its last checkpoint.
         */
        post: operations["retry_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Series
         * @description One curve: first, lowest, highest and last point of every bucket, and every kind of non-finite value in it.
         */
        get: operations["read_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}/unpause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unpause Run
         * @description Queue a held run again at the place it had; one that was asked to pause and still trains just goes on.
         */
        post: operations["unpause_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Series Of Runs
         * @description Many curves of many runs over one axis, thinned on one grid: first, lowest, highest and last point of every
         *     bucket, and every kind of non-finite value in it. It changes nothing; the question is too long for an address.
         */
        post: operations["read_series_of_runs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description Who calls, in which role.
         */
        get: operations["get_session"];
        put?: never;
        /**
         * Log In
         * @description Exchange a token for a cookie, so that a page need not keep it; it ends with the token.
         */
        post: operations["log_in"];
        /**
         * Log Out
         * @description Take the cookie back.
         */
        delete: operations["log_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream Changes
         * @description Server-Sent Events, for ever.
         *
         *     ``run`` (RunMessage): any run that changed, as it is now. ``points`` (PointsMessage) and ``logs`` (LogsMessage):
         *     what the named runs reported, batch by batch, each once. ``rewound`` (RewoundMessage): a later attempt of a named
         *     run went on from an earlier step, before that attempt's first points. ``queue`` (QueueMessage): every queue as it is
         *     when the stream begins, then those that change, with what their runs wait for; a queue's order alone is told by the
         *     rows of the runs that were moved. The id of a message is the cursor to go on
         *     from; to watch other runs, open the stream again with the parts of the last id that are to go on.
         */
        get: operations["stream_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sweeps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sweeps
         * @description Sweeps with their runs, newest first.
         */
        get: operations["list_sweeps"];
        put?: never;
        /**
         * Create Sweep
         * @description Make a run of every combination of a grid over the fields of a spec: all of them, or none.
         */
        post: operations["create_sweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sweeps/{sweep_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Sweep
         * @description A sweep with its runs.
         */
        get: operations["get_sweep"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sweeps/{sweep_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Sweep
         * @description Stop every run of a sweep that has not ended.
         */
        post: operations["cancel_sweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tokens
         * @description Tokens, newest first, at most 500; those that count no more are listed for 90 days.
         */
        get: operations["list_tokens"];
        put?: never;
        /**
         * Create Token
         * @description Make a token. The answer is the only place where its text stands: the service keeps a digest.
         */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke Token
         * @description Let a token count no more, within seconds everywhere; pages that logged in with it are logged out.
         */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Upload
         * @description Begin an upload in chunks, or go on with one that was cut; says so when the bytes are there already.
         *
         *     Then send the bytes from `offset` on, `chunk_bytes` at a time, until `complete`, and name them by their digest
         *     (`POST /runs/{run_id}/artifacts`). An upload that nobody goes on with for a day is given up.
         */
        post: operations["begin_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Upload
         * @description How far an upload is; one that is complete is no upload any more.
         */
        get: operations["get_upload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /**
         * Check Upload
         * @description How far an upload is, in headers: `Upload-Offset` and `Upload-Length`.
         */
        head: operations["check_upload"];
        /**
         * Upload Chunk
         * @description Send the next chunk; sending one again changes nothing, and one that is cut off leaves the offset as it was.
         *
         *     The last chunk's answer comes when the bytes were put together and checked. Bytes with another digest than stated
         *     are refused with `wrong_digest`, and none of them is kept.
         */
        patch: operations["upload_chunk"];
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Views
         * @description The saved views of a page by name, at most 500.
         */
        get: operations["list_views"];
        put?: never;
        /**
         * Create View
         * @description Keep what a page shows, as its address says it, under a name that everybody sees.
         */
        post: operations["create_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete View
         * @description Forget a saved view; the runs that it shows stay.
         */
        delete: operations["delete_view"];
        options?: never;
        head?: never;
        /**
         * Change View
         * @description Rename a saved view, or let it show something else.
         */
        patch: operations["change_view"];
        trace?: never;
    };
    "/api/v1/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Workers
         * @description All workers, those heard of last first.
         */
        get: operations["list_workers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Worker
         * @description One worker: its devices, versions, slots, and what it trains.
         */
        get: operations["get_worker"];
        /**
         * Report Worker
         * @description Describe a worker: host, slots, versions; sent every few seconds as its sign of life.
         *
         *     The answer says whether it drains.
         */
        put: operations["report_worker"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{name}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drain Worker
         * @description Hand this worker nothing new; what it trains goes on to its end.
         */
        post: operations["drain_worker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{name}/undrain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undrain Worker
         * @description Hand this worker runs again.
         */
        post: operations["undrain_worker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zoo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Zoo
         * @description Detectors of MMDetection's model zoo with their published figures, and what of them is here.
         */
        get: operations["list_zoo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zoo/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Zoo Detector
         * @description One detector of the zoo.
         */
        get: operations["get_zoo_detector"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/zoo/{name}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register Zoo Detector
         * @description Make a model of a detector of the zoo; workers download its weights at their first use.
         */
        post: operations["register_zoo_detector"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Healthz
         * @description Whether the process answers; says nothing about what it leans on.
         */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readyz
         * @description Whether the database and Redis answer; 503 with the reason when one does not.
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * ArtifactView
         * @description A file that belongs to a run.
         */
        ArtifactView: {
            /** Attempt */
            attempt: number;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /** Digest */
            digest: string;
            /**
             * Epoch
             * @description Epochs done when a checkpoint was made.
             */
            epoch?: number | null;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /**
             * Roles
             * @description Whether this is the best or the last checkpoint; in lists only.
             */
            roles?: ("best" | "last")[];
            /** Size */
            size: number;
            /** Step */
            step?: number | null;
            /**
             * Value
             * @description What a checkpoint reached in the metric of `evaluation.keep`.
             */
            value?: number | null;
        };
        /**
         * AttemptView
         * @description One start of a run.
         */
        AttemptView: {
            /** Ended */
            ended?: string | null;
            /** Number */
            number: number;
            /**
             * Outcome
             * @description A run's state, 'released', 'lost' or 'rewound'.
             */
            outcome?: string | null;
            /**
             * Resumed From Step
             * @description The step it went on from; null when it began anew.
             */
            resumed_from_step?: number | null;
            /**
             * Started
             * Format: date-time
             */
            started: string;
            /**
             * Worker
             * @description Who ran it; empty for a script of your own.
             * @default
             */
            worker: string;
        };
        /**
         * Basis
         * @description What an estimate of some of the runs rests on.
         */
        Basis: {
            /**
             * Device
             * @description What they were trained on.
             * @enum {string}
             */
            device: "cpu" | "cuda";
            /**
             * Finished
             * @description How many finished runs it is the median of.
             */
            finished: number;
            /**
             * Likeness
             * @enum {string}
             */
            likeness: "job" | "models" | "student";
            /**
             * Runs
             * @description How many of the runs it is for.
             */
            runs: number;
            /**
             * Seconds Per Epoch
             * @description Median over the finished runs, everything from start to end counted.
             */
            seconds_per_epoch: number;
            /** Sentence */
            sentence: string;
        };
        /**
         * BulkAnswer
         * @description Answer to a bulk request, run by run.
         */
        BulkAnswer: {
            /** Changed */
            changed: number;
            /** Outcomes */
            outcomes: components["schemas"]["BulkOutcome"][];
        };
        /**
         * BulkOutcome
         * @description What became of one run; without a problem it was changed, with one it is as it was.
         */
        BulkOutcome: {
            problem?: components["schemas"]["Problem"] | null;
            /** Run */
            run: string;
        };
        /**
         * BulkRequest
         * @description Body of ``POST /api/v1/runs/bulk``.
         */
        BulkRequest: {
            /**
             * Action
             * @enum {string}
             */
            action: "tag" | "untag" | "move" | "archive" | "unarchive" | "cancel" | "delete" | "restore";
            /**
             * Confirm
             * @description For 'delete': how many different runs are named.
             */
            confirm?: number | null;
            /**
             * Project
             * @description For 'move': name or id of a project.
             */
            project?: string | null;
            /**
             * Runs
             * @description Ids; one named twice counts once.
             */
            runs: string[];
            /**
             * Tags
             * @description For 'tag' and 'untag'.
             */
            tags?: string[];
        };
        /**
         * BytesAsked
         * @description Body of ``POST /api/v1/blobs/missing``.
         */
        BytesAsked: {
            /** Digests */
            digests: string[];
        };
        /**
         * BytesMissing
         * @description Answer of ``POST /api/v1/blobs/missing``.
         */
        BytesMissing: {
            /**
             * Missing
             * @description Digests of bytes that are not here.
             */
            missing: string[];
        };
        /**
         * CWD
         * @description Channel-wise Distillation (arXiv 2011.13256): imitates where in the image each channel fires.
         */
        CWD: {
            /**
             * Levels
             * @description Levels to distil, P<log2 of the stride>; all when left out.
             */
            levels?: string[] | null;
            /**
             * Modules
             * @description Module paths by level, where the automatic choice by stride is not the one wanted.
             */
            modules?: {
                [key: string]: components["schemas"]["ModulePair"];
            } | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "cwd";
            /**
             * Temperature
             * @description Softmax temperature over the cells of a channel.
             * @default 1
             */
            temperature: number;
            /**
             * Weight
             * @description Weight of the term at every level.
             * @default 5
             */
            weight: number;
        };
        /**
         * Calibrate
         * @description Asks for weights that bring the method's part of the loss to a target.
         */
        Calibrate: {
            /**
             * Keep Ratios
             * @description Scale all weights by one factor, so that the terms keep their proportions; else every term gets the same share of the target.
             * @default false
             */
            keep_ratios: boolean;
            /**
             * Steps
             * @description Training steps to take the median of.
             * @default 20
             */
            steps: number;
            /**
             * Target
             * @description The method's part of the loss over the detector's.
             * @default 1
             */
            target: number;
        };
        /**
         * Calibration
         * @description Weights that bring the method's part of the loss to a target, and what they were computed from.
         */
        Calibration: {
            /**
             * Detection
             * @description Median of the detector's own loss over the steps.
             */
            detection: number | string;
            /** Keep Ratios */
            keep_ratios: boolean;
            /**
             * Patch
             * @description The proposal as a change of the spec, to be laid over it.
             */
            patch: {
                [key: string]: unknown;
            };
            /**
             * Ratio
             * @description Median over the steps of the method's part over the detector's, as it is now.
             */
            ratio: number | string;
            /** Steps */
            steps: number;
            /** Target */
            target: number;
            /** Terms */
            terms: components["schemas"]["TermScale"][];
        };
        /**
         * CanKD
         * @description Cross-attention non-local distillation (arXiv 2511.21503): the student's cells look at all of the teacher's.
         */
        CanKD: {
            /**
             * Levels
             * @description Levels to distil, P<log2 of the stride>; all when left out.
             */
            levels?: string[] | null;
            /**
             * Modules
             * @description Module paths by level, where the automatic choice by stride is not the one wanted.
             */
            modules?: {
                [key: string]: components["schemas"]["ModulePair"];
            } | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "cankd";
            /**
             * Weight
             * @description Weight of the term at every level.
             * @default 10
             */
            weight: number;
        };
        /**
         * CheckFinding
         * @description One thing a check found out about a model or a data set.
         */
        CheckFinding: {
            /** Field */
            field: string;
            /** Hint */
            hint?: string | null;
            /** Message */
            message: string;
            /**
             * Severity
             * @enum {string}
             */
            severity: "error" | "warning" | "info";
        };
        /**
         * CheckReport
         * @description Result of checking a model's checkpoint or a data set's files where they are registered.
         */
        CheckReport: {
            /**
             * Checked By
             * @default
             */
            checked_by: string;
            /** Facts */
            facts?: {
                [key: string]: unknown;
            };
            /** Findings */
            findings?: components["schemas"]["CheckFinding"][];
            /**
             * Splits
             * @description Of a data set, by split.
             */
            splits?: {
                [key: string]: components["schemas"]["SplitFacts"];
            };
        };
        /**
         * Claim
         * @description A run handed to one worker until the lease runs out; 204 instead when nothing fits.
         */
        Claim: {
            /** Attempt */
            attempt: number;
            dataset: components["schemas"]["DatasetDocument"];
            /** Lease Seconds */
            lease_seconds: number;
            /** Name */
            name: string;
            /** @description Set when the spec is to be examined, not trained. */
            preflight?: components["schemas"]["PreflightOrder"] | null;
            resume?: components["schemas"]["ResumePoint"] | null;
            /** Run */
            run: string;
            spec: components["schemas"]["JobSpec"];
            student: components["schemas"]["ModelDocument"];
            teacher?: components["schemas"]["ModelDocument"] | null;
            /** Token */
            token: string;
        };
        /**
         * ClaimRequest
         * @description Body of ``POST /api/v1/queues/{queue}/claims``.
         */
        ClaimRequest: {
            device: components["schemas"]["Device"];
            /**
             * Slot
             * @default 0
             */
            slot: number;
            /**
             * Work
             * @default training
             * @enum {string}
             */
            work: "training" | "preflight";
            /** Worker */
            worker: string;
        };
        /**
         * ClassRow
         * @description AP of one class on val, 0 to 1, beside others'; null where unknown.
         */
        ClassRow: {
            /**
             * Ap
             * @description At the run's newest evaluation; nan for a class without objects.
             */
            ap: number | string;
            /**
             * Control
             * @description Of the matched control at its end; a mean if there are several.
             */
            control?: number | string | null;
            /**
             * Delta Control
             * @description AP minus the control's.
             */
            delta_control?: number | null;
            /**
             * Delta Teacher
             * @description AP minus the teacher's.
             */
            delta_teacher?: number | null;
            /** Name */
            name: string;
            /**
             * Teacher
             * @description As recorded for this data set, else as measured on all of val before the training.
             */
            teacher?: number | string | null;
        };
        /**
         * ClassTable
         * @description A run class by class.
         */
        ClassTable: {
            /**
             * Control Runs
             * @description Succeeded controls of the same task and seed.
             */
            control_runs: string[];
            /** Rows */
            rows: components["schemas"]["ClassRow"][];
            /** Run */
            run: string;
            /**
             * Step
             * @description Of the evaluation; null before the first.
             */
            step?: number | null;
            /** Teacher */
            teacher?: string | null;
            /**
             * Total
             * @description How many classes there are; the answer may hold fewer.
             */
            total: number;
        };
        /**
         * CocoFiles
         * @description One split of a data set in COCO format: by paths that the workers see, or uploaded.
         */
        CocoFiles: {
            /**
             * Annotations
             * @description Path of the file, or `sha256:` and the digest of an uploaded one.
             */
            annotations: string;
            /**
             * Annotations Sha256
             * @description Content of the file by path when it was registered; a run refuses another.
             */
            annotations_sha256?: string | null;
            /**
             * Images
             * @description Path of the folder, or `sha256:` and the digest of an uploaded list of images (`ImageList`).
             */
            images: string;
        };
        /**
         * Columns
         * @description One thinned curve in columns of equal length, in order of the axis.
         */
        Columns: {
            /**
             * Epochs
             * @description Only over epochs; points without one are left out.
             */
            epochs?: number[] | null;
            /** Key */
            key: string;
            /** Run */
            run: string;
            /** Steps */
            steps: number[];
            /**
             * Thinned
             * @description Whether points were left out; narrow `range` to see them all.
             */
            thinned: boolean;
            /**
             * Times
             * @description Seconds since 1970.
             */
            times: number[];
            /**
             * Total
             * @description Points before thinning: of the whole curve, or within `range`.
             */
            total: number;
            /**
             * Values
             * @description Non-finite values are `"nan"`, `"inf"` and `"-inf"`.
             */
            values: (number | string)[];
        };
        /**
         * ComparedMetric
         * @description The summary of one metric in every run.
         */
        ComparedMetric: {
            /**
             * Better
             * @description Which way it is better; null where its name does not say.
             */
            better?: ("larger" | "smaller") | null;
            /** Key */
            key: string;
            /**
             * Summaries
             * @description In the order of the runs; null where a run lacks the metric.
             */
            summaries: (components["schemas"]["Summary"] | null)[];
        };
        /**
         * ComparedRun
         * @description One of the runs that are compared.
         */
        ComparedRun: {
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            state: components["schemas"]["RunState"];
        };
        /**
         * DatasetDocument
         * @description A data set as data: either built in (made from parameters) or COCO files.
         */
        DatasetDocument: {
            /**
             * About
             * @default
             */
            about: string;
            /** Builtin */
            builtin?: "shapes" | null;
            /** Classes */
            classes: string[];
            /** Name */
            name: string;
            /** Parameters */
            parameters?: {
                [key: string]: number;
            };
            /**
             * Title
             * @default
             */
            title: string;
            train?: components["schemas"]["CocoFiles"] | null;
            val?: components["schemas"]["CocoFiles"] | null;
        };
        /**
         * DatasetView
         * @description One version of a data set.
         */
        DatasetView: {
            /**
             * Archived
             * @description When it was put away; no new run may name it then.
             */
            archived?: string | null;
            /** Builtin */
            builtin: boolean;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            document: components["schemas"]["DatasetDocument"];
            /** Name */
            name: string;
            report?: components["schemas"]["CheckReport"] | null;
            /**
             * Status
             * @enum {string}
             */
            status: "ready" | "refused" | "unchecked";
            /** Version */
            version: number;
        };
        /**
         * Device
         * @description What a slot trains on.
         */
        Device: {
            /**
             * Count
             * @description How many of them; name, index and memory are the first one's.
             * @default 1
             */
            count: number;
            /** Index */
            index?: number | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "cpu" | "cuda";
            /** Memory Bytes */
            memory_bytes?: number | null;
            /**
             * Name
             * @default
             */
            name: string;
        };
        /**
         * DifferingField
         * @description A field of the spec whose value is not the same in all of the runs.
         */
        DifferingField: {
            /**
             * Path
             * @description Dotted path, e.g. ``schedule.lr``; in own scripts' runs below ``config``.
             */
            path: string;
            /**
             * Values
             * @description In the order of the runs; null where a run lacks the field.
             */
            values: unknown[];
        };
        /**
         * Draw
         * @description How many combinations are drawn; the same seed draws the same ones.
         */
        Draw: {
            /** Count */
            count: number;
            /**
             * Seed
             * @default 0
             */
            seed: number;
        };
        /**
         * Estimate
         * @description What runs would cost and when they would begin; a number that nothing supports is null, and a note says why.
         */
        Estimate: {
            /**
             * Ahead
             * @description Runs of the queue that go first.
             * @default 0
             */
            ahead: number;
            /**
             * Ahead Elsewhere
             * @description Runs of other queues that the same workers take first.
             * @default 0
             */
            ahead_elsewhere: number;
            /** Basis */
            basis?: components["schemas"]["Basis"][];
            /**
             * Device
             * @description What they would be trained on.
             */
            device?: ("cpu" | "cuda") | null;
            /**
             * Device Hours
             * @description Hours of all runs together, times the GPUs of each: GPU hours where device is cuda.
             */
            device_hours?: number | null;
            /**
             * Device Hours High
             * @description As if every run went like the slowest similar one.
             */
            device_hours_high?: number | null;
            /**
             * Device Hours Low
             * @description As if every run went like the fastest similar one.
             */
            device_hours_low?: number | null;
            /**
             * Ends In Seconds
             * @description Until the last of them has ended.
             */
            ends_in_seconds?: number | null;
            /**
             * Notes
             * @description Why something is null, and what was not counted.
             */
            notes?: string[];
            /** Runs */
            runs: number;
            /**
             * Starts In Seconds
             * @description Until the first of the runs begins.
             */
            starts_in_seconds?: number | null;
        };
        /**
         * EstimateRequest
         * @description Body of ``POST /api/v1/estimates``: what would be submitted as a run, or with ``grid`` or ``draw`` as a sweep.
         */
        EstimateRequest: {
            /** @description As for a sweep: combinations are drawn instead of all made. */
            draw?: components["schemas"]["Draw"] | null;
            /**
             * Grid
             * @description Dotted field -> values, as for a sweep.
             */
            grid?: {
                [key: string]: unknown[];
            } | null;
            /**
             * Spec
             * @description A job spec, or a recipe's name with what differs.
             * @example {
             *       "recipe": "tiny"
             *     }
             */
            spec: {
                [key: string]: unknown;
            };
            /**
             * Stretches
             * @description Dotted field -> numbers to draw from; with `draw`.
             */
            stretches?: {
                [key: string]: components["schemas"]["Stretch"];
            };
        };
        /**
         * Evaluation
         * @description When and how the student is measured.
         */
        Evaluation: {
            /**
             * Interval
             * @description Epochs between evaluations; the last one is always evaluated.
             * @default 1
             */
            interval: number;
            keep?: components["schemas"]["Keep"];
            /**
             * Probe Images
             * @description Val images whose feature maps are kept at every evaluation.
             * @default 4
             */
            probe_images: number;
            /**
             * Teacher Images
             * @description Val images on which the teacher is measured before the first step; 0: none.
             * @default 50
             */
            teacher_images: number;
            /**
             * Verify
             * @description Evaluate the exported student once more as a plain model; the run fails when its mAP differs.
             * @default true
             */
            verify: boolean;
        };
        /**
         * EvaluationTable
         * @description All evaluations of a run, in order of their step.
         */
        EvaluationTable: {
            /** Evaluations */
            evaluations: components["schemas"]["EvaluationView"][];
            /** Run */
            run: string;
        };
        /**
         * EvaluationView
         * @description One evaluation on val: COCO metrics without the ``val/`` prefix, and AP per class.
         */
        EvaluationView: {
            /** Classes */
            classes: {
                [key: string]: number | string;
            };
            /** Epoch */
            epoch?: number | null;
            /** Metrics */
            metrics: {
                [key: string]: number | string;
            };
            /** Step */
            step: number;
        };
        /**
         * EventsAccepted
         * @description Answer to a batch.
         */
        EventsAccepted: {
            /** Accepted */
            accepted: number;
            /**
             * Duplicate
             * @default false
             */
            duplicate: boolean;
            /**
             * Pause Requested
             * @description Stop at the next checkpoint and release the run.
             * @default false
             */
            pause_requested: boolean;
            /**
             * Stop Requested
             * @default false
             */
            stop_requested: boolean;
        };
        /**
         * ExternalSpec
         * @description A run of a user's own script: Distillboard only keeps its record.
         */
        ExternalSpec: {
            /**
             * Config
             * @description What describes the run, for search and diff.
             */
            config?: {
                [key: string]: unknown;
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            engine: "external";
            /**
             * Name
             * @description A name one can read; generated when left out.
             */
            name?: string | null;
            /**
             * Notes
             * @description What is to be remembered about it.
             * @default
             */
            notes: string;
            /**
             * Project
             * @description Name or id of its project; the default one when left out.
             */
            project?: string | null;
            /**
             * Tags
             * @description Words to find it by.
             */
            tags?: string[];
            /**
             * Version
             * @description Version of this document's form.
             * @default 1
             * @constant
             */
            version: 1;
        };
        /**
         * FBKD
         * @description Attention-guided and non-local distillation (ICLR 2021): distances of masked maps, means and relations.
         */
        FBKD: {
            /**
             * Attention
             * @description Weight of the maps' distance under the attention mask.
             * @default 0.00007
             */
            attention: number;
            /**
             * Channel
             * @description Weight of the distance of the channels' means.
             * @default 0.004
             */
            channel: number;
            /**
             * Levels
             * @description Levels to distil, P<log2 of the stride>; all when left out.
             */
            levels?: string[] | null;
            /**
             * Modules
             * @description Module paths by level, where the automatic choice by stride is not the one wanted.
             */
            modules?: {
                [key: string]: components["schemas"]["ModulePair"];
            } | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "fbkd";
            /**
             * Relation
             * @description Weight of the distance of the non-local relations.
             * @default 0.00007
             */
            relation: number;
            /**
             * Spatial
             * @description Weight of the distance of the cells' means.
             * @default 0.004
             */
            spatial: number;
            /**
             * Temperature
             * @description Softmax temperature of the attention mask.
             * @default 0.5
             */
            temperature: number;
        };
        /**
         * FGD
         * @description Focal and Global Distillation (arXiv 2111.11837). The defaults are the paper's for RetinaNet.
         */
        FGD: {
            /**
             * Alpha
             * @description Weight of the foreground term.
             * @default 0.001
             */
            alpha: number;
            /**
             * Beta
             * @description Weight of the background term.
             * @default 0.0005
             */
            beta: number;
            /**
             * Channel Attention
             * @description Ablation: weigh channels by the teacher's channel attention and teach it; off: 1 everywhere.
             * @default true
             */
            channel_attention: boolean;
            /**
             * Context
             * @description Ablation: what the relation term adds to a map; none: the plain squared difference.
             * @default gcblock
             * @enum {string}
             */
            context: "gcblock" | "none";
            /**
             * Gamma
             * @description Weight of the attention term.
             * @default 0.0005
             */
            gamma: number;
            /**
             * Lambda
             * @description Weight of the relation (global) term.
             * @default 0.000005
             */
            lambda: number;
            /**
             * Levels
             * @description Levels to distil, P<log2 of the stride>; all when left out.
             */
            levels?: string[] | null;
            /**
             * Mask Scale
             * @description Boxes are scaled by the padded batch (correct) or by the image (the official code).
             * @default batch
             * @enum {string}
             */
            mask_scale: "batch" | "image";
            /**
             * Modules
             * @description Module paths by level, where the automatic choice by stride is not the one wanted.
             */
            modules?: {
                [key: string]: components["schemas"]["ModulePair"];
            } | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "fgd";
            /**
             * Spatial Attention
             * @description Ablation: weigh cells by the teacher's spatial attention and teach it; off: 1 everywhere.
             * @default true
             */
            spatial_attention: boolean;
            /**
             * Temperature
             * @description Softmax temperature of the attention maps.
             * @default 0.5
             */
            temperature: number;
        };
        /**
         * FieldPage
         * @description Known fields; narrow ``search`` when ``more`` says that some were left out.
         */
        FieldPage: {
            /** Fields */
            fields: components["schemas"]["FieldView"][];
            /**
             * More
             * @default false
             */
            more: boolean;
        };
        /**
         * FieldProblem
         * @description What is wrong with one field of the request.
         */
        FieldProblem: {
            /** Field */
            field: string;
            /** Hint */
            hint?: string | null;
            /** Message */
            message: string;
        };
        /**
         * FieldView
         * @description A field that filters, sorts and columns may name.
         */
        FieldView: {
            /**
             * Choices
             * @description Every value that a choice may have.
             */
            choices?: string[];
            /**
             * Description
             * @default
             */
            description: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "run" | "spec" | "fact" | "metric";
            /**
             * Name
             * @description As it is written in a filter; what holds blanks or signs stands in backticks.
             */
            name: string;
            /**
             * Type
             * @enum {string}
             */
            type: "text" | "number" | "moment" | "flag" | "choice" | "any";
        };
        /**
         * GroupPage
         * @description Groups, the largest first.
         */
        GroupPage: {
            /** Field */
            field: string;
            /** Groups */
            groups: components["schemas"]["GroupView"][];
            /**
             * More
             * @description Whether groups were left out: narrow the filter.
             * @default false
             */
            more: boolean;
            /**
             * Runs
             * @description How many runs fit; one that has several tags stands in several groups.
             */
            runs: number;
        };
        /**
         * GroupView
         * @description The runs that share one value of a field.
         */
        GroupView: {
            /**
             * Condition
             * @description What a filter says to find exactly these runs, e.g. `method.name = "fgd"`.
             */
            condition: string;
            /**
             * Metrics
             * @description Mean and sample standard deviation over the group's runs that have a finite value, in the order asked for; null where none has.
             */
            metrics: (components["schemas"]["Spread"] | null)[];
            /** Runs */
            runs: number;
            /**
             * Value
             * @description Null for the runs that lack the field.
             */
            value: string | number | null;
        };
        /**
         * Guard
         * @description What happens when a loss is no number any more, or jumps and stays up.
         */
        Guard: {
            /**
             * Enabled
             * @description Go back to the last checkpoint; when off, a loss that is NaN ends the run.
             * @default true
             */
            enabled: boolean;
            /**
             * Factor
             * @description ... and beyond this multiple of the median.
             * @default 4
             */
            factor: number;
            /**
             * Max Rollbacks
             * @description How often the run goes back before it fails.
             * @default 2
             */
            max_rollbacks: number;
            /**
             * Patience
             * @description Reported steps in a row that a spike lasts before going back.
             * @default 3
             */
            patience: number;
            /**
             * Window
             * @description Reported steps that the median is taken over.
             * @default 100
             */
            window: number;
            /**
             * Z
             * @description A loss is a spike beyond so many deviations (1.4826 MAD) from the median...
             * @default 20
             */
            z: number;
        };
        /**
         * Health
         * @description The process answers.
         */
        Health: {
            /**
             * Status
             * @default ok
             */
            status: string;
        };
        /**
         * Inputs
         * @description The exact versions a run uses, fixed when it is submitted.
         */
        Inputs: {
            /** Dataset */
            dataset: string;
            /** Dataset Version */
            dataset_version: number;
            /** Student */
            student: string;
            /** Student Version */
            student_version: number;
            /** Teacher */
            teacher?: string | null;
            /** Teacher Version */
            teacher_version?: number | null;
        };
        /**
         * JobSpec
         * @description A run that Distillboard trains.
         */
        JobSpec: {
            /**
             * Dataset
             * @description A data set of the catalogue.
             * @example shapes
             */
            dataset: string;
            /**
             * Dataset Version
             * @description Version of the data set; the newest when left out.
             */
            dataset_version?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            engine: "mmdet";
            evaluation?: components["schemas"]["Evaluation"];
            guard?: components["schemas"]["Guard"];
            /** Method */
            method?: components["schemas"]["NoDistillation"] | components["schemas"]["FGD"] | components["schemas"]["MSE"] | components["schemas"]["PKD"] | components["schemas"]["MGD"] | components["schemas"]["CWD"] | components["schemas"]["CanKD"] | components["schemas"]["FBKD"];
            /**
             * Mirror
             * @description Other trackers that get the metrics too; addresses and secrets are the worker's, not the spec's.
             */
            mirror?: (components["schemas"]["TensorboardMirror"] | components["schemas"]["WandbMirror"] | components["schemas"]["MlflowMirror"])[];
            /**
             * Name
             * @description A name one can read; generated when left out.
             */
            name?: string | null;
            /**
             * Notes
             * @description What is to be remembered about it.
             * @default
             */
            notes: string;
            /**
             * Project
             * @description Name or id of its project; the default one when left out.
             */
            project?: string | null;
            /**
             * Recipe
             * @description The recipe this spec came from; fields left out are the recipe's.
             */
            recipe?: string | null;
            resources?: components["schemas"]["Resources"];
            schedule?: components["schemas"]["Schedule"];
            student: components["schemas"]["Student"];
            /**
             * Tags
             * @description Words to find it by.
             */
            tags?: string[];
            /** @description Needed by every method but 'none', and by inherit. */
            teacher?: components["schemas"]["Teacher"] | null;
            /**
             * Version
             * @description Version of this document's form.
             * @default 1
             * @constant
             */
            version: 1;
        };
        /**
         * Keep
         * @description Which checkpoints of the student are kept, beside the exported one and the one a failed run goes on from.
         */
        Keep: {
            /**
             * Best
             * @description How many of the best, by the metric on val.
             * @default 1
             */
            best: number;
            /**
             * Every
             * @description One after every so many epochs, for good.
             */
            every?: number | null;
            /**
             * Last
             * @description The newest evaluated one.
             * @default true
             */
            last: boolean;
            /**
             * Metric
             * @description What says which is best; larger is better.
             * @default bbox_mAP
             * @enum {string}
             */
            metric: "bbox_mAP" | "bbox_mAP_50" | "bbox_mAP_75" | "bbox_mAP_s" | "bbox_mAP_m" | "bbox_mAP_l" | "segm_mAP" | "segm_mAP_50";
        };
        /**
         * KeyView
         * @description One metric key of a run.
         */
        KeyView: {
            /** Key */
            key: string;
            summary: components["schemas"]["Summary"];
        };
        /**
         * Leaderboard
         * @description Rows by task, best mAP first.
         */
        Leaderboard: {
            /** Rows */
            rows: components["schemas"]["LeaderboardRow"][];
        };
        /**
         * LeaderboardRow
         * @description All succeeded runs that differ in their seed only; or what a paper states, which no run here made.
         */
        LeaderboardRow: {
            /** Control Runs */
            control_runs?: string[];
            /** Dataset */
            dataset: string;
            /** @description mAP over the matched control, seed by seed, 0 to 1. */
            delta?: components["schemas"]["Spread"] | null;
            /**
             * Duration Seconds
             * @description Mean wall time of a run.
             */
            duration_seconds?: number | string | null;
            /**
             * Flops
             * @description Operations of one prediction, two for each multiply-add; MMDetection's tables count one.
             */
            flops?: number | null;
            /** @description (distilled - control) / (teacher - control), seed by seed. */
            gap_recovered?: components["schemas"]["Spread"] | null;
            /**
             * Inherit
             * @default false
             */
            inherit: boolean;
            /**
             * Label
             * @description The method with what distinguishes this row from others of its task.
             */
            label: string;
            /** Latency Device */
            latency_device?: string | null;
            /**
             * Latency Ms
             * @description Mean over the runs of the median time of one prediction; None unless one device timed all.
             */
            latency_ms?: number | string | null;
            /** @description The same of mask mAP, for detectors that predict masks. */
            mask_delta?: components["schemas"]["Spread"] | null;
            /** Mask Scale */
            mask_scale?: ("batch" | "image") | null;
            /** Method */
            method: string;
            /**
             * Metrics
             * @description Final metrics on val without the prefix, e.g. bbox_mAP.
             */
            metrics: {
                [key: string]: components["schemas"]["Spread"];
            };
            /** Parameters */
            parameters?: number | null;
            /**
             * Published
             * @description Where the figures of a published row are stated.
             */
            published?: string | null;
            /** Runs */
            runs: string[];
            /** Seeds */
            seeds: number[];
            /** Student */
            student: string;
            /**
             * Task
             * @description Data set, student and schedule in one line: rows of one task may be compared.
             */
            task: string;
            /** Teacher */
            teacher?: string | null;
            /** Teacher Map */
            teacher_map?: number | string | null;
            /**
             * Unmatched
             * @description Why there is no delta.
             */
            unmatched?: string | null;
        };
        /**
         * LeaseAnswer
         * @description Answer to a heartbeat.
         */
        LeaseAnswer: {
            /** Lease Seconds */
            lease_seconds: number;
            /**
             * Pause Requested
             * @description Stop at the next checkpoint and release the run.
             * @default false
             */
            pause_requested: boolean;
            /** Stop Requested */
            stop_requested: boolean;
        };
        /**
         * LineForecast
         * @description When the runs of a queue's line would begin, in its order; pre-flights are not counted.
         */
        LineForecast: {
            /**
             * Note
             * @description Why some of it is not known, in a sentence.
             * @default
             */
            note: string;
            /** Runs */
            runs?: components["schemas"]["RunForecast"][];
        };
        /**
         * LogLine
         * @description One line of a run's log.
         */
        LogLine: {
            /** Attempt */
            attempt: number;
            /** Index */
            index: number;
            /**
             * Level
             * @enum {string}
             */
            level: "debug" | "info" | "warning" | "error";
            /** Message */
            message: string;
            /** Step */
            step?: number | null;
            /** Time */
            time: number;
        };
        /**
         * LogPage
         * @description Log lines in order; ``next`` is the index to go on from.
         */
        LogPage: {
            /** Lines */
            lines: components["schemas"]["LogLine"][];
            /**
             * Matching
             * @description Lines that were searched for; all of them when nothing was.
             * @default 0
             */
            matching: number;
            /** Next */
            next: number;
            /** Total */
            total: number;
        };
        /**
         * LogsMessage
         * @description New log lines of one run.
         */
        LogsMessage: {
            /** Lines */
            lines: components["schemas"]["LogLine"][];
            /** Revision */
            revision: number;
            /** Run */
            run: string;
        };
        /**
         * MGD
         * @description Masked Generative Distillation (arXiv 2205.01529): a small network rebuilds the teacher's map from a part.
         */
        MGD: {
            /**
             * Alpha
             * @description Weight of the reconstruction, a sum over cells and channels.
             * @default 0.00002
             */
            alpha: number;
            /**
             * Lambda
             * @description Share of the student's cells that is hidden.
             * @default 0.65
             */
            lambda: number;
            /**
             * Levels
             * @description Levels to distil, P<log2 of the stride>; all when left out.
             */
            levels?: string[] | null;
            /**
             * Modules
             * @description Module paths by level, where the automatic choice by stride is not the one wanted.
             */
            modules?: {
                [key: string]: components["schemas"]["ModulePair"];
            } | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "mgd";
        };
        /**
         * MSE
         * @description Plain feature imitation: the mean squared difference of the feature maps.
         */
        MSE: {
            /**
             * Levels
             * @description Levels to distil, P<log2 of the stride>; all when left out.
             */
            levels?: string[] | null;
            /**
             * Modules
             * @description Module paths by level, where the automatic choice by stride is not the one wanted.
             */
            modules?: {
                [key: string]: components["schemas"]["ModulePair"];
            } | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "mse";
            /**
             * Weight
             * @description Weight of the term at every level.
             * @default 5
             */
            weight: number;
        };
        /**
         * MlflowMirror
         * @description A run of MLflow; the worker's ``MLFLOW_TRACKING_URI`` says where, its folder of mirrors when there is none.
         */
        MlflowMirror: {
            /**
             * Experiment
             * @description Experiment there.
             * @default distillboard
             */
            experiment: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            to: "mlflow";
        };
        /**
         * ModelDocument
         * @description A detector as data: an MMDetection model dict, its classes and its weights.
         */
        ModelDocument: {
            /**
             * About
             * @default
             */
            about: string;
            /** @description ImageNet weights of the backbone alone, for students that start from them. */
            backbone_weights?: components["schemas"]["Weights"] | null;
            /** Classes */
            classes: string[];
            /**
             * Config
             * @description MMDetection model dict of registered types only.
             */
            config: {
                [key: string]: unknown;
            };
            /**
             * Family
             * @description Detector family, e.g. retinanet.
             * @default
             */
            family: string;
            /** Name */
            name: string;
            /**
             * Parameters
             * @description Trainable parameters.
             */
            parameters?: number | null;
            /**
             * Results
             * @description Measured metrics by data set, e.g. {'shapes': {'bbox_mAP': 0.56}}.
             */
            results?: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /**
             * Title
             * @default
             */
            title: string;
            weights?: components["schemas"]["Weights"] | null;
        };
        /**
         * ModelView
         * @description One version of a model.
         */
        ModelView: {
            /**
             * Archived
             * @description When it was put away; no new run may name it then.
             */
            archived?: string | null;
            /** Builtin */
            builtin: boolean;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            document: components["schemas"]["ModelDocument"];
            /** Name */
            name: string;
            report?: components["schemas"]["CheckReport"] | null;
            /**
             * Status
             * @enum {string}
             */
            status: "ready" | "refused" | "unchecked";
            /** Version */
            version: number;
        };
        /**
         * ModulePair
         * @description Where a level's features are taken, by module path; a side left out is found by its stride.
         */
        ModulePair: {
            /**
             * Student
             * @description Module of the student whose output is distilled.
             */
            student?: string | null;
            /**
             * Teacher
             * @description Module of the teacher whose output is imitated.
             */
            teacher?: string | null;
        };
        /**
         * Move
         * @description Body of ``POST /api/v1/runs/{id}/move``: where a waiting run is to stand in its queue's line.
         *
         *     Exactly one of the fields. A run that is moved takes on the priority of those it stands with.
         */
        Move: {
            /**
             * After
             * @description Id of the waiting run that it comes after.
             */
            after?: string | null;
            /**
             * Before
             * @description Id of the waiting run that it goes before.
             */
            before?: string | null;
            /**
             * To
             * @description The line's front or back.
             */
            to?: ("front" | "back") | null;
        };
        /**
         * NewArtifact
         * @description Body of ``POST /api/v1/runs/{id}/artifacts``: a name for bytes that are there.
         */
        NewArtifact: {
            /**
             * Epoch
             * @description Epochs done when it was made.
             */
            epoch?: number | null;
            /**
             * Kind
             * @description What the file is, e.g. ``checkpoint``.
             * @default file
             */
            kind: string;
            /**
             * Name
             * @description Relative path, e.g. ``maps/120.dbmaps``; an older file of this name is replaced.
             */
            name: string;
            /**
             * Sha256
             * @description The bytes, by their digest.
             */
            sha256: string;
            /**
             * Step
             * @description Optimizer steps done when it was made.
             */
            step?: number | null;
            /**
             * Value
             * @description What a checkpoint reached in the metric that says which is best.
             */
            value?: number | null;
        };
        /**
         * NewDataset
         * @description Body of ``POST /api/v1/datasets``: a further version when the name exists.
         */
        NewDataset: {
            document: components["schemas"]["DatasetDocument"];
            report?: components["schemas"]["CheckReport"] | null;
        };
        /**
         * NewModel
         * @description Body of ``POST /api/v1/models``: a further version when the name exists.
         */
        NewModel: {
            document: components["schemas"]["ModelDocument"];
            report?: components["schemas"]["CheckReport"] | null;
        };
        /**
         * NewPriority
         * @description Body of ``PUT /api/v1/runs/{id}/priority``.
         */
        NewPriority: {
            /**
             * Priority
             * @description Higher goes first; it takes its place there by its age.
             */
            priority: number;
        };
        /**
         * NewProject
         * @description Body of ``POST /api/v1/projects``.
         */
        NewProject: {
            /**
             * Description
             * @default
             */
            description: string;
            /** Name */
            name: string;
        };
        /**
         * NewSavedView
         * @description Body of ``POST /api/v1/views``.
         */
        NewSavedView: {
            /** Name */
            name: string;
            /**
             * Page
             * @default runs
             * @constant
             */
            page: "runs";
            /**
             * Search
             * @description What the address says behind its question mark, by name.
             */
            search: {
                [key: string]: boolean | number | string | string[] | {
                    [key: string]: number;
                };
            };
        };
        /**
         * NewSweep
         * @description Body of ``POST /api/v1/sweeps``: every combination of ``grid``, or ``draw.count`` random ones, become runs.
         */
        NewSweep: {
            /** @description Draw combinations instead of making them all. */
            draw?: components["schemas"]["Draw"] | null;
            /**
             * Grid
             * @description Dotted field -> values, e.g. {'method.alpha': [0.001, 0.002], 'schedule.seed': [0, 1]}.
             */
            grid?: {
                [key: string]: unknown[];
            };
            /** Name */
            name?: string | null;
            /**
             * Spec
             * @description A job spec, or a recipe's name with what differs.
             */
            spec: {
                [key: string]: unknown;
            };
            /**
             * Stretches
             * @description Dotted field -> numbers to draw from; with `draw` only.
             */
            stretches?: {
                [key: string]: components["schemas"]["Stretch"];
            };
        };
        /**
         * NewToken
         * @description Body of ``POST /api/v1/tokens``.
         */
        NewToken: {
            /**
             * Expires
             * @description When it stops to count; never when left out.
             */
            expires?: string | null;
            /**
             * Name
             * @description Who or what bears it.
             * @example gpu-machine-3
             */
            name: string;
            role: components["schemas"]["Role"];
        };
        /**
         * NewUpload
         * @description Body of ``POST /api/v1/uploads``.
         */
        NewUpload: {
            /**
             * Keep
             * @description Keep the bytes though no run names them: weights of a model's document.
             * @default false
             */
            keep: boolean;
            /**
             * Sha256
             * @description sha256 of all the bytes, lower-case hex.
             */
            sha256: string;
            /**
             * Size
             * @description Number of bytes.
             */
            size: number;
        };
        /**
         * NoDistillation
         * @description The control: the student alone.
         */
        NoDistillation: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "none";
        };
        /**
         * PKD
         * @description Distillation via Pearson correlation (arXiv 2207.02039): imitates each channel's pattern, not its scale.
         */
        PKD: {
            /**
             * Levels
             * @description Levels to distil, P<log2 of the stride>; all when left out.
             */
            levels?: string[] | null;
            /**
             * Modules
             * @description Module paths by level, where the automatic choice by stride is not the one wanted.
             */
            modules?: {
                [key: string]: components["schemas"]["ModulePair"];
            } | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "pkd";
            /**
             * Weight
             * @description Weight of the term at every level.
             * @default 10
             */
            weight: number;
        };
        /**
         * PointsMessage
         * @description New points of one run, in the order they were accepted.
         */
        PointsMessage: {
            /** Revision */
            revision: number;
            /** Run */
            run: string;
            /** Series */
            series: components["schemas"]["Series"][];
        };
        /**
         * PreflightCheck
         * @description One thing that was looked at.
         */
        PreflightCheck: {
            /** Facts */
            facts?: {
                [key: string]: unknown;
            };
            /**
             * Hint
             * @description What to change, where something is to be changed.
             */
            hint?: string | null;
            /**
             * Message
             * @description What was found, in a sentence.
             */
            message: string;
            /**
             * Name
             * @description Stable name for programs, e.g. teacher_score.
             */
            name: string;
            /**
             * Status
             * @enum {string}
             */
            status: "ok" | "warning" | "error";
        };
        /**
         * PreflightOrder
         * @description What a pre-flight does beside the checks that every run begins with.
         */
        PreflightOrder: {
            calibrate?: components["schemas"]["Calibrate"] | null;
        };
        /**
         * PreflightReport
         * @description All checks in the order they were made; an error among them means that the run cannot work.
         */
        PreflightReport: {
            calibration?: components["schemas"]["Calibration"] | null;
            /** Checks */
            checks?: components["schemas"]["PreflightCheck"][];
            /**
             * Device
             * @default
             */
            device: string;
            /**
             * Seconds
             * @default 0
             */
            seconds: number;
        };
        /**
         * PreflightView
         * @description A pre-flight: where it stands, and its report once it has one.
         */
        PreflightView: {
            /** Code */
            code?: string | null;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /** Ended */
            ended?: string | null;
            /** Id */
            id: string;
            order?: components["schemas"]["PreflightOrder"];
            /**
             * Queue Position
             * @description Place among the waiting pre-flights of its queue, from 1.
             */
            queue_position?: number | null;
            /** Reason */
            reason?: string | null;
            report?: components["schemas"]["PreflightReport"] | null;
            /**
             * Spec
             * @description The job spec that is examined, recipe and defaults filled in.
             */
            spec: {
                [key: string]: unknown;
            };
            stage?: components["schemas"]["Stage"] | null;
            /** Started */
            started?: string | null;
            /** @description failed when the spec is refused, with the code and reason a run would have. */
            state: components["schemas"]["RunState"];
            /** Worker */
            worker?: string | null;
        };
        /**
         * Problem
         * @description What went wrong, for a person and for a program.
         */
        Problem: {
            /** Code */
            code: string;
            /** Fields */
            fields?: components["schemas"]["FieldProblem"][];
            /** Message */
            message: string;
        };
        /**
         * ProblemAnswer
         * @description Body of every 4xx and 5xx answer.
         */
        ProblemAnswer: {
            error: components["schemas"]["Problem"];
        };
        /**
         * Progress
         * @description How far a run is.
         */
        Progress: {
            /**
             * Epoch
             * @default 0
             */
            epoch: number;
            /** Eta Seconds */
            eta_seconds?: number | null;
            /**
             * Step
             * @default 0
             */
            step: number;
            /** Total Epochs */
            total_epochs?: number | null;
            /** Total Steps */
            total_steps?: number | null;
        };
        /**
         * ProjectChanges
         * @description Body of ``PATCH /api/v1/projects/{project}``; what is left out stays as it is.
         */
        ProjectChanges: {
            /**
             * Archived
             * @description An archived project takes no new runs; its runs stay.
             */
            archived?: boolean | null;
            /** Description */
            description?: string | null;
            /** Name */
            name?: string | null;
        };
        /**
         * ProjectView
         * @description A project and how many runs it has, those in the trash apart.
         */
        ProjectView: {
            /**
             * Active
             * @description Runs that have not ended.
             * @default 0
             */
            active: number;
            /** Archived */
            archived?: string | null;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /**
             * Description
             * @default
             */
            description: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Newest
             * @description When its newest run was made.
             */
            newest?: string | null;
            /**
             * Runs
             * @default 0
             */
            runs: number;
        };
        /**
         * Published
         * @description What a paper or a model zoo states for a recipe: COCO metrics of 0 to 1 by the names of ``results``.
         */
        Published: {
            /** Distilled */
            distilled?: {
                [key: string]: number;
            };
            /**
             * Source
             * @description Where each of them is stated.
             */
            source: string;
            /**
             * Student
             * @description The student without a teacher.
             */
            student?: {
                [key: string]: number;
            };
            /** Teacher */
            teacher?: {
                [key: string]: number;
            };
        };
        /**
         * QueueDetail
         * @description A queue with what runs where and the line in its order; of each at most 1,000 are listed.
         */
        QueueDetail: {
            /** Active */
            active?: components["schemas"]["RunningRun"][];
            /**
             * Held
             * @description Runs that are paused one by one.
             * @default 0
             */
            held: number;
            /**
             * Line
             * @description Those that are handed out first come first.
             */
            line?: components["schemas"]["WaitingRun"][];
            /** Name */
            name: string;
            /**
             * Paused
             * @default false
             */
            paused: boolean;
            /** Paused Since */
            paused_since?: string | null;
            /**
             * Running
             * @description Runs that workers have.
             * @default 0
             */
            running: number;
            /**
             * Waiting
             * @description Runs in the line.
             * @default 0
             */
            waiting: number;
            /**
             * Workers
             * @description Workers that are there and serve it.
             */
            workers?: string[];
        };
        /**
         * QueueMessage
         * @description A queue changed: what it holds, who serves it, whether it is paused, or what its runs wait for.
         */
        QueueMessage: {
            queue: components["schemas"]["QueueView"];
            /**
             * Waiting For
             * @description One for each number of GPUs that waiting runs ask for, ascending; pre-flights are left out.
             */
            waiting_for?: components["schemas"]["WaitingReason"][];
        };
        /**
         * QueueView
         * @description A queue: whether it hands out runs, and how much there is of everything.
         */
        QueueView: {
            /**
             * Held
             * @description Runs that are paused one by one.
             * @default 0
             */
            held: number;
            /** Name */
            name: string;
            /**
             * Paused
             * @default false
             */
            paused: boolean;
            /** Paused Since */
            paused_since?: string | null;
            /**
             * Running
             * @description Runs that workers have.
             * @default 0
             */
            running: number;
            /**
             * Waiting
             * @description Runs in the line.
             * @default 0
             */
            waiting: number;
            /**
             * Workers
             * @description Workers that are there and serve it.
             */
            workers?: string[];
        };
        /**
         * Readiness
         * @description What the service leans on answers.
         */
        Readiness: {
            /** Database */
            database: string;
            /** Redis */
            redis: string;
            /**
             * Status
             * @default ready
             */
            status: string;
        };
        /**
         * Recipe
         * @description A named job spec that forms, scripts and sweeps start from.
         */
        Recipe: {
            /**
             * About
             * @default
             */
            about: string;
            /**
             * Departures
             * @description What differs from the original, and why; one sentence each.
             */
            departures?: string[];
            /**
             * Group
             * @description Lists show recipes of one group together; by data set when empty.
             * @default
             */
            group: string;
            /** Name */
            name: string;
            /**
             * Original
             * @description The config of a paper's authors that it follows.
             */
            original?: string | null;
            published?: components["schemas"]["Published"] | null;
            /** Spec */
            spec: {
                [key: string]: unknown;
            };
            /**
             * Title
             * @default
             */
            title: string;
        };
        /**
         * RecipeChanges
         * @description A recipe's name, and any fields of the job spec that differ from it.
         */
        RecipeChanges: {
            /** @example tiny */
            recipe: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * RepairRequest
         * @description Body of ``POST /api/v1/datasets/{name}/repair``.
         */
        RepairRequest: {
            /**
             * Dry Run
             * @description Only say what would be changed.
             * @default false
             */
            dry_run: boolean;
            /**
             * Version
             * @description The newest when left out.
             */
            version?: number | null;
        };
        /**
         * RepairView
         * @description What a repair changed, or would change.
         */
        RepairView: {
            /**
             * Changes
             * @description How often what was done, by split.
             * @example {
             *       "train": {
             *         "boxes clipped to their image": 3
             *       }
             *     }
             */
            changes: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /** @description The new version; null when nothing was to be changed. */
            dataset?: components["schemas"]["DatasetView"] | null;
            /** Name */
            name: string;
            /**
             * Repaired
             * @description Version that was repaired; it stays as it is.
             */
            repaired: number;
        };
        /**
         * Resources
         * @description What the run needs and when it comes up.
         */
        Resources: {
            /**
             * GPUs
             * @description GPUs the run needs, a process each; 0 takes one device of any kind.
             * @default 0
             */
            gpus: number;
            /**
             * Max Attempts
             * @description How often the run is started before it counts as failed.
             * @default 3
             */
            max_attempts: number;
            /**
             * Priority
             * @description Higher goes first; equal ones by age.
             * @default 0
             */
            priority: number;
            /**
             * Queue
             * @description Line it waits in; workers take from the queues they were started for.
             * @default default
             */
            queue: string;
        };
        /**
         * Resume
         * @description Body of ``POST /api/v1/runs/{run_id}/resume``, with which a restarted script goes on with its run.
         */
        "Resume-Input": {
            /**
             * Step
             * @description The step of the checkpoint it goes on from; points beyond it are superseded. The last one that was reported when left out.
             */
            step?: number | null;
        };
        /**
         * Resume
         * @description Where a later attempt of a run began.
         */
        "Resume-Output": {
            /** Attempt */
            attempt: number;
            /**
             * Step
             * @description The step it went on from; null when it began anew.
             */
            step: number | null;
            /**
             * Time
             * Format: date-time
             */
            time: string;
        };
        /**
         * ResumePoint
         * @description The checkpoint an attempt goes on from.
         */
        ResumePoint: {
            /** Artifact */
            artifact: string;
            /** Epoch */
            epoch: number;
            /** Step */
            step: number;
        };
        /**
         * Resumed
         * @description What a restarted script goes on with.
         */
        Resumed: {
            /** Attempt */
            attempt: number;
            /**
             * Step
             * @description Points up to here hold; null when nothing was reported before.
             */
            step: number | null;
        };
        /**
         * RewoundMessage
         * @description A later attempt of a run went on from a step: what was drawn beyond it is superseded, though still readable.
         */
        RewoundMessage: {
            /**
             * Attempt
             * @description The attempt that went on; read a curve with `attempt` one less to see its tail.
             */
            attempt: number;
            /** Revision */
            revision: number;
            /** Run */
            run: string;
            /**
             * Step
             * @description Points beyond it are superseded; null when all of them are.
             */
            step: number | null;
        };
        /**
         * Role
         * @description What a token's bearer may do.
         *
         *     A viewer reads. A submitter also submits, changes and stops runs, and registers models and data sets. A worker
         *     reads, takes runs and reports on them. An admin does everything, queues, workers and tokens included.
         * @enum {string}
         */
        Role: "viewer" | "submitter" | "worker" | "admin";
        /**
         * RowPage
         * @description One page of lean rows; ``total`` as in a page of runs.
         */
        RowPage: {
            /** Next Cursor */
            next_cursor?: string | null;
            /** Runs */
            runs: components["schemas"]["RunRow"][];
            /** Total */
            total: number;
        };
        /**
         * RunChanges
         * @description Body of ``PATCH /api/v1/runs/{run_id}``; what is left out stays as it is.
         */
        RunChanges: {
            /**
             * Archived
             * @description Lists leave archived runs out; everything else shows them.
             */
            archived?: boolean | null;
            /** Name */
            name?: string | null;
            /** Notes */
            notes?: string | null;
            /**
             * Project
             * @description Name or id of a project.
             */
            project?: string | null;
            /**
             * Tags
             * @description All tags the run is to have.
             */
            tags?: string[] | null;
        };
        /**
         * RunCreated
         * @description Answer to ``POST /api/v1/runs``.
         */
        RunCreated: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * RunCurves
         * @description What the curves of one run share.
         */
        RunCurves: {
            /**
             * Origin
             * @description Seconds since 1970 of zero on the relative axis; null without points.
             */
            origin: number | null;
            /** Resumes */
            resumes: components["schemas"]["Resume-Output"][];
            /**
             * Revision
             * @description The live stream goes on from here.
             */
            revision: number;
            /** Run */
            run: string;
        };
        /**
         * RunDraft
         * @description A run's spec as it can be submitted again; versions are those it used where newer ones exist by now.
         */
        RunDraft: {
            /**
             * Left
             * @description What could not be taken over, because this version does not know it.
             */
            left?: components["schemas"]["FieldProblem"][];
            /**
             * Name
             * @description Name of the run; the draft has none.
             */
            name: string;
            /**
             * Run
             * @description Id of the run.
             */
            run: string;
            /**
             * Spec
             * @description A job spec, as far as this version knows its fields.
             */
            spec: {
                [key: string]: unknown;
            };
        };
        /**
         * RunForecast
         * @description When a waiting run would begin and end as things stand; null where nobody knows.
         */
        RunForecast: {
            /** Ends In Seconds */
            ends_in_seconds?: number | null;
            /**
             * Run
             * @description Id of the run.
             */
            run: string;
            /** Starts In Seconds */
            starts_in_seconds?: number | null;
        };
        /**
         * RunMessage
         * @description A run changed: its row as in lists (headline summary).
         */
        RunMessage: {
            run: components["schemas"]["RunView"];
        };
        /**
         * RunPage
         * @description One page of runs; ``total`` was counted for the first page, the others repeat it.
         */
        RunPage: {
            /** Next Cursor */
            next_cursor?: string | null;
            /** Runs */
            runs: components["schemas"]["RunView"][];
            /**
             * Total
             * @description How many runs fit; counted up to 100,000 only in lists in order of age.
             */
            total: number;
        };
        /**
         * RunRow
         * @description A run as lists show it: without its spec, but with the values that were asked for.
         */
        RunRow: {
            /** Archived */
            archived?: string | null;
            /**
             * Attempt
             * @default 0
             */
            attempt: number;
            /**
             * Code
             * @description Stable name of the reason it failed or was cancelled.
             */
            code?: string | null;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /** Deleted */
            deleted?: string | null;
            /**
             * Duration
             * @description Seconds from its start to its end, or until now.
             */
            duration?: number | null;
            /** Ended */
            ended?: string | null;
            /**
             * Engine
             * @enum {string}
             */
            engine: "mmdet" | "external";
            /** Facts */
            facts?: {
                [key: string]: unknown;
            };
            /**
             * Fields
             * @description Values of spec and inputs by dotted path; those it lacks are left out.
             */
            fields?: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Notes
             * @description Their first 200 characters.
             * @default
             */
            notes: string;
            /**
             * Pause Requested
             * @default false
             */
            pause_requested: boolean;
            /**
             * Priority
             * @default 0
             */
            priority: number;
            progress?: components["schemas"]["Progress"];
            /**
             * Project
             * @description Name of its project.
             */
            project: string;
            /** Queue */
            queue?: string | null;
            /**
             * Queue Position
             * @description Place among the queued runs of its queue, from 1.
             */
            queue_position?: number | null;
            /** Reason */
            reason?: string | null;
            /**
             * Revision
             * @description Grows with every accepted report; the cursor of the live stream.
             * @default 0
             */
            revision: number;
            stage?: components["schemas"]["Stage"] | null;
            /** Started */
            started?: string | null;
            state: components["schemas"]["RunState"];
            /**
             * Stop Requested
             * @default false
             */
            stop_requested: boolean;
            /** Summary */
            summary?: {
                [key: string]: components["schemas"]["Summary"];
            };
            /** Sweep */
            sweep?: string | null;
            /**
             * Tags
             * @description In alphabetical order.
             */
            tags?: string[];
            /**
             * Teacher Map
             * @description The teacher's recorded box mAP on its data set, 0 to 1.
             */
            teacher_map?: number | string | null;
            /**
             * Updated
             * Format: date-time
             */
            updated: string;
            /**
             * Waiting For
             * @description What a queued or paused run waits for, in a sentence.
             */
            waiting_for?: string | null;
            /** Worker */
            worker?: string | null;
        };
        /**
         * RunState
         * @description Where a run stands. ``stage`` says what a running one is doing.
         * @enum {string}
         */
        RunState: "queued" | "running" | "paused" | "succeeded" | "failed" | "cancelled" | "pruned";
        /**
         * RunView
         * @description A run; in lists ``summary`` and ``facts`` hold what was asked for, the headline metrics when nothing was.
         *
         *     ``name``, ``tags``, ``notes`` and ``project`` are what they are now; ``spec`` holds what was submitted.
         */
        RunView: {
            /**
             * Archived
             * @description Since when lists leave it out.
             */
            archived?: string | null;
            /**
             * Attempt
             * @default 0
             */
            attempt: number;
            /**
             * Code
             * @description Stable name of the reason a run failed or was cancelled.
             */
            code?: string | null;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /**
             * Deleted
             * @description Since when it lies in the trash.
             */
            deleted?: string | null;
            /** Ended */
            ended?: string | null;
            /** Facts */
            facts?: {
                [key: string]: unknown;
            };
            /** Id */
            id: string;
            inputs?: components["schemas"]["Inputs"] | null;
            /** Name */
            name: string;
            /**
             * Notes
             * @default
             */
            notes: string;
            /**
             * Pause Requested
             * @description It pauses at its next checkpoint.
             * @default false
             */
            pause_requested: boolean;
            /**
             * Priority
             * @description What it is in its queue now; the spec holds what was submitted.
             * @default 0
             */
            priority: number;
            progress?: components["schemas"]["Progress"];
            /**
             * Project
             * @description Name of its project.
             * @default default
             */
            project: string;
            /**
             * Queue Position
             * @description Place among the queued runs of its queue, from 1.
             */
            queue_position?: number | null;
            /** Reason */
            reason?: string | null;
            /**
             * Revision
             * @description Grows with every accepted report; the cursor of the live stream.
             * @default 0
             */
            revision: number;
            /** Spec */
            spec: components["schemas"]["JobSpec"] | components["schemas"]["ExternalSpec"];
            stage?: components["schemas"]["Stage"] | null;
            /** Started */
            started?: string | null;
            state: components["schemas"]["RunState"];
            /**
             * Stop Requested
             * @default false
             */
            stop_requested: boolean;
            /** Summary */
            summary?: {
                [key: string]: components["schemas"]["Summary"];
            };
            /** Sweep */
            sweep?: string | null;
            /**
             * Tags
             * @description In alphabetical order.
             */
            tags?: string[];
            /**
             * Teacher Map
             * @description The teacher's recorded box mAP on this data set, 0 to 1.
             */
            teacher_map?: number | string | null;
            /**
             * Updated
             * Format: date-time
             */
            updated: string;
            /**
             * Waiting For
             * @description What a queued or paused run waits for, in a sentence.
             */
            waiting_for?: string | null;
            /** Worker */
            worker?: string | null;
        };
        /**
         * RunningRun
         * @description A run that a worker has.
         */
        RunningRun: {
            /** Attempt */
            attempt: number;
            /**
             * Gpus
             * @description GPUs that it asked for.
             * @default 0
             */
            gpus: number;
            /** Name */
            name: string;
            /**
             * Pause Requested
             * @default false
             */
            pause_requested: boolean;
            /**
             * Priority
             * @default 0
             */
            priority: number;
            progress?: components["schemas"]["Progress"];
            /** Queue */
            queue: string;
            /**
             * Run
             * @description Id of the run, or of the pre-flight.
             */
            run: string;
            /**
             * Slot
             * @description Number of the worker's slot.
             */
            slot?: number | null;
            stage?: components["schemas"]["Stage"] | null;
            /**
             * Started
             * @description When this attempt began.
             */
            started?: string | null;
            /**
             * Stop Requested
             * @default false
             */
            stop_requested: boolean;
            /**
             * Work
             * @enum {string}
             */
            work: "training" | "preflight";
            /** Worker */
            worker?: string | null;
        };
        /**
         * RunsDiff
         * @description What differs between runs, and how they did.
         */
        RunsDiff: {
            /** Fields */
            fields: components["schemas"]["DifferingField"][];
            /** Metrics */
            metrics: components["schemas"]["ComparedMetric"][];
            /**
             * More
             * @description Whether fields or metrics were left out because there are too many.
             * @default false
             */
            more: boolean;
            /** Runs */
            runs: components["schemas"]["ComparedRun"][];
            /**
             * Same
             * @description Fields that are the same in all of the runs; they are left out.
             */
            same: number;
        };
        /**
         * Sample
         * @description One image of a data set.
         */
        Sample: {
            /**
             * Boxes
             * @description At most 300.
             */
            boxes?: components["schemas"]["SampleBox"][];
            /**
             * Boxes Total
             * @default 0
             */
            boxes_total: number;
            /**
             * File
             * @description Name of its file, by which its picture is asked for.
             */
            file: string;
            /** Height */
            height: number;
            /** Image Id */
            image_id: number;
            /**
             * Width
             * @description Pixels, as the annotations state them; 0 when they do not.
             */
            width: number;
        };
        /**
         * SampleBox
         * @description A box in pixels of the image as its annotations state it.
         */
        SampleBox: {
            /**
             * Area
             * @description COCO's size: S below 32² pixels, M below 96², L.
             * @enum {string}
             */
            area: "S" | "M" | "L";
            /** Height */
            height: number;
            /**
             * Label
             * @description Its class; empty when its category is not known.
             */
            label: string;
            /** Width */
            width: number;
            /** X */
            x: number;
            /** Y */
            y: number;
        };
        /**
         * SampleSheet
         * @description Some images of one split of a data set; which, follows from the seed.
         */
        SampleSheet: {
            /** @description What the split holds, counted by this server. */
            facts?: components["schemas"]["SplitFacts"] | null;
            /**
             * Reason
             * @description Why not, in a sentence.
             * @default
             */
            reason: string;
            /** Samples */
            samples?: components["schemas"]["Sample"][];
            /**
             * Split
             * @enum {string}
             */
            split: "train" | "val";
            /**
             * Total
             * @description Images that the samples were drawn from.
             * @default 0
             */
            total: number;
            /**
             * Visible
             * @description Whether this server can read the split's files.
             */
            visible: boolean;
        };
        /**
         * SavedView
         * @description A view that everybody may open.
         */
        SavedView: {
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Page
             * @constant
             */
            page: "runs";
            /** Search */
            search: {
                [key: string]: boolean | number | string | string[] | {
                    [key: string]: number;
                };
            };
            /**
             * Updated
             * Format: date-time
             */
            updated: string;
        };
        /**
         * SavedViewChanges
         * @description Body of ``PATCH /api/v1/views/{view_id}``; what is left out stays as it is.
         */
        SavedViewChanges: {
            /** Name */
            name?: string | null;
            /** Search */
            search?: {
                [key: string]: boolean | number | string | string[] | {
                    [key: string]: number;
                };
            } | null;
        };
        /**
         * Schedule
         * @description How the student is trained.
         */
        Schedule: {
            /**
             * Accumulate
             * @description Steps whose gradients are averaged into one update of the weights.
             * @default 1
             */
            accumulate: number;
            /**
             * Aspect Groups
             * @description Batches of wide or of tall images only: less padding.
             * @default false
             */
            aspect_groups: boolean;
            /**
             * Batch Size
             * @description Images per step, over all GPUs.
             * @default 16
             */
            batch_size: number;
            /**
             * Bias Decay Factor
             * @description Weight decay of biases, in multiples of the others'.
             * @default 1
             */
            bias_decay_factor: number;
            /**
             * Bias Lr Factor
             * @description Learning rate of biases, in multiples of the others'.
             * @default 1
             */
            bias_lr_factor: number;
            /**
             * Checkpoint Interval
             * @description Epochs or steps between two checkpoints, from which a failed run goes on.
             * @default 1
             */
            checkpoint_interval: number;
            /**
             * Checkpoint Unit
             * @description What checkpoint_interval counts.
             * @default epochs
             * @enum {string}
             */
            checkpoint_unit: "epochs" | "iterations";
            /**
             * Gradient clip
             * @description Largest gradient norm, student and distillation together; empty: none.
             * @default 35
             */
            clip_norm: number | null;
            /**
             * Epochs
             * @description Passes over the training images.
             * @default 24
             */
            epochs: number;
            /**
             * Final Epochs
             * @description Last epochs in which 'cosine' does not fall any more.
             * @default 0
             */
            final_epochs: number;
            /**
             * Final Ratio
             * @description Share of the rate that 'cosine' falls to.
             * @default 0
             */
            final_ratio: number;
            /**
             * Image Size
             * @description Long and short side in pixels that images are scaled into, up or down, keeping their shape; when left out, only those beyond 1333 by 800 are scaled.
             */
            image_size?: number[] | null;
            /**
             * Learning rate
             * @description Peak learning rate, after warm-up.
             * @default 0.01
             */
            lr: number;
            /**
             * Milestones
             * @description Epochs after which 'step' divides the rate by 10.
             * @default [
             *       16,
             *       22
             *     ]
             */
            milestones: number[];
            /**
             * Momentum
             * @description Momentum of 'sgd'.
             * @default 0.9
             */
            momentum: number;
            /**
             * Nesterov
             * @description Nesterov's form of that momentum.
             * @default false
             */
            nesterov: boolean;
            /**
             * Norm Decay Factor
             * @description Weight decay of normalisation layers, likewise.
             * @default 1
             */
            norm_decay_factor: number;
            /**
             * Optimizer
             * @description How weights follow their gradients.
             * @default sgd
             * @enum {string}
             */
            optimizer: "sgd" | "adamw";
            /**
             * Rate policy
             * @description How the rate falls after warm-up.
             * @default step
             * @enum {string}
             */
            policy: "step" | "cosine" | "constant";
            /**
             * Precision
             * @description What the student computes in; the loss of distillation is in fp32.
             * @default fp32
             * @enum {string}
             */
            precision: "fp32" | "bf16" | "fp16";
            /**
             * Seed
             * @description Seed of weights, data order and flips.
             * @default 0
             */
            seed: number;
            /**
             * Short Sides
             * @description Short sides in pixels, one drawn for each training image in place of image_size's.
             */
            short_sides?: number[] | null;
            /**
             * Warmup
             * @description How the rate rises at the beginning.
             * @default linear
             * @enum {string}
             */
            warmup: "linear" | "quadratic";
            /**
             * Warmup Epochs
             * @description Epochs of warm-up, in place of the steps when not 0.
             * @default 0
             */
            warmup_epochs: number;
            /**
             * Warmup Ratio
             * @description Share of the rate that 'linear' warm-up starts from.
             * @default 0.001
             */
            warmup_ratio: number;
            /**
             * Warmup Steps
             * @description Steps of warm-up.
             * @default 500
             */
            warmup_steps: number;
            /**
             * Weight Decay
             * @description Pull of all weights towards zero.
             * @default 0.0001
             */
            weight_decay: number;
        };
        /**
         * Series
         * @description One curve; ``total`` counts the points before thinning.
         */
        Series: {
            /**
             * Epochs
             * @description Of each point, when the curve is asked for over epochs.
             */
            epochs?: number[] | null;
            /** Key */
            key: string;
            /** Points */
            points: [
                number,
                number | string,
                number
            ][];
            /**
             * Thinned
             * @description Whether points were left out; narrow the range to see them all.
             * @default false
             */
            thinned: boolean;
            /** Total */
            total: number;
        };
        /**
         * SeriesAnswer
         * @description The curves of several runs on one grid; a run that has no points of a key has no series of it.
         */
        SeriesAnswer: {
            /** Runs */
            runs: components["schemas"]["RunCurves"][];
            /** Series */
            series: components["schemas"]["Columns"][];
            /**
             * X
             * @enum {string}
             */
            x: "step" | "epoch" | "time" | "relative";
        };
        /**
         * SeriesRequest
         * @description Which curves, over what, and how many points of each.
         */
        SeriesRequest: {
            /**
             * Attempt
             * @description The curves as this attempt left them, before later ones superseded them.
             */
            attempt?: number | null;
            /**
             * Keys
             * @example [
             *       "loss/total",
             *       "val/bbox_mAP"
             *     ]
             */
            keys: string[];
            /**
             * Log X
             * @description Buckets that are equally wide on a logarithmic axis.
             * @default false
             */
            log_x: boolean;
            /**
             * Max Points
             * @description Most points of one series; peaks survive thinning.
             * @default 2000
             */
            max_points: number;
            /**
             * Range
             * @description Only points from low to high, both included; exact once they are no more than `max_points`.
             */
            range?: [
                number,
                number
            ] | null;
            /**
             * Runs
             * @example [
             *       "k3m9x2",
             *       "p7q1z8"
             *     ]
             */
            runs: string[];
            /**
             * X
             * @description What orders the points, what `range` is in and what the buckets divide.
             * @default step
             * @enum {string}
             */
            x: "step" | "epoch" | "time" | "relative";
        };
        /**
         * SeriesSet
         * @description Several curves of one run on one grid.
         */
        SeriesSet: {
            /** Revision */
            revision: number;
            /** Run */
            run: string;
            /** Series */
            series: components["schemas"]["Series"][];
        };
        /**
         * SessionToken
         * @description Body of ``POST /api/v1/session``.
         */
        SessionToken: {
            /**
             * Token
             * Format: password
             * @description A token of this service, of any role.
             */
            token: string;
        };
        /**
         * SessionView
         * @description Who calls.
         */
        SessionView: {
            /** Expires */
            expires?: string | null;
            /**
             * Name
             * @description Name of the token that the request came with.
             */
            name: string;
            /**
             * Required
             * @description Whether this service asks for tokens.
             */
            required: boolean;
            role: components["schemas"]["Role"];
        };
        /**
         * SlotReport
         * @description One slot of a worker.
         */
        SlotReport: {
            device: components["schemas"]["Device"];
            /** Index */
            index: number;
            /** Run */
            run?: string | null;
            /**
             * Warm
             * @description A trainer process stands by that has imported torch and MMDetection.
             * @default false
             */
            warm: boolean;
        };
        /**
         * SplitFacts
         * @description What one split of a data set holds.
         */
        SplitFacts: {
            /**
             * Areas
             * @description Boxes by COCO's sizes: S below 32² pixels, M below 96², L; by the stated area where there is one.
             */
            areas?: {
                [key: string]: number;
            };
            /**
             * Boxes
             * @default 0
             */
            boxes: number;
            /**
             * Boxes Per Image
             * @description Images by their boxes; lower bounds of the bins: (0, 1, 2, 4, 8, 16, 32, 64, 128).
             */
            boxes_per_image?: number[];
            /**
             * Classes
             * @description Boxes of every class.
             */
            classes?: {
                [key: string]: number;
            };
            /**
             * Crowd
             * @description Boxes round a crowd, which neither teach nor count.
             * @default 0
             */
            crowd: number;
            /**
             * Images
             * @default 0
             */
            images: number;
            /**
             * Images Without Boxes
             * @default 0
             */
            images_without_boxes: number;
            /**
             * Masks
             * @description Objects with a mask.
             * @default 0
             */
            masks: number;
            /**
             * Sides
             * @description Boxes by the square root of their area in pixels; bounds between the bins: (8, 16, 32, 64, 96, 128, 256, 512, 1024).
             */
            sides?: number[];
        };
        /**
         * Spread
         * @description Mean and sample standard deviation over seeds; no deviation for one seed.
         */
        Spread: {
            /** Mean */
            mean: number | string;
            /**
             * N
             * @description How many seeds; 0 for a published figure, which does not say.
             */
            n: number;
            /** Sd */
            sd?: number | string | null;
        };
        /**
         * Stage
         * @description What a running run is doing.
         * @enum {string}
         */
        Stage: "starting" | "preflight" | "training" | "evaluating" | "exporting";
        /**
         * Stretch
         * @description Numbers that a random sweep draws from, ends included.
         */
        Stretch: {
            /** High */
            high: number;
            /**
             * Log
             * @description Every ratio is as likely as any other, instead of every difference.
             * @default false
             */
            log: boolean;
            /** Low */
            low: number;
            /**
             * Whole
             * @description Whole numbers only.
             * @default false
             */
            whole: boolean;
        };
        /**
         * Student
         * @description The detector that is trained.
         */
        Student: {
            /**
             * Inherit neck and head
             * @description Start neck and head from the teacher's weights where shapes agree (the paper's dagger).
             * @default false
             */
            inherit: boolean;
            /**
             * Model
             * @description A model of the catalogue.
             * @example retinanet-student-shapes
             */
            model: string;
            /**
             * Version
             * @description Version of that model; the newest when left out.
             */
            version?: number | null;
            /**
             * Initial weights
             * @description Start from random weights, with the model's ImageNet backbone, or from its own checkpoint.
             * @default random
             * @enum {string}
             */
            weights: "random" | "backbone" | "own";
        };
        /**
         * Summary
         * @description A metric in a few numbers, always current; min, max and best over finite values only.
         */
        Summary: {
            /**
             * Best
             * @description The largest mAP, AR, accuracy and the like; the smallest loss.
             */
            best?: number | string | null;
            /** Best Step */
            best_step?: number | null;
            /**
             * Count
             * @default 0
             */
            count: number;
            /** Last */
            last: number | string;
            /** Last Step */
            last_step: number;
            /** Max */
            max?: number | string | null;
            /** Max Step */
            max_step?: number | null;
            /** Min */
            min?: number | string | null;
            /** Min Step */
            min_step?: number | null;
        };
        /**
         * SweepPage
         * @description Sweeps, newest first.
         */
        SweepPage: {
            /** Sweeps */
            sweeps: components["schemas"]["SweepView"][];
        };
        /**
         * SweepView
         * @description A sweep and its runs.
         */
        SweepView: {
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /** @description Null where every combination was made. */
            draw?: components["schemas"]["Draw"] | null;
            /** Grid */
            grid: {
                [key: string]: unknown[];
            };
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Runs */
            runs: components["schemas"]["RunView"][];
            /** Spec */
            spec: {
                [key: string]: unknown;
            };
            /** Stretches */
            stretches?: {
                [key: string]: components["schemas"]["Stretch"];
            };
        };
        /**
         * Teacher
         * @description The strong detector that is imitated; frozen, its backbone and neck are used.
         */
        Teacher: {
            /**
             * Model
             * @description A model of the catalogue that has weights.
             * @example retinanet-teacher-shapes
             */
            model: string;
            /**
             * Precision
             * @description Precision of the teacher's forward pass; the student's when left out. The loss is in fp32.
             */
            precision?: ("fp32" | "bf16") | null;
            /**
             * Version
             * @description Version of that model; the newest when left out.
             */
            version?: number | null;
        };
        /**
         * TensorboardMirror
         * @description Event files in the worker's folder of mirrors.
         */
        TensorboardMirror: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            to: "tensorboard";
        };
        /**
         * TermScale
         * @description One term of a method, summed over its levels: what it weighs in the loss now, and what is proposed.
         */
        TermScale: {
            /**
             * Field
             * @description The spec's field that holds its weight, e.g. method.alpha.
             */
            field: string;
            /** Proposed */
            proposed: number;
            /** Proposed Ratio */
            proposed_ratio: number | string;
            /**
             * Ratio
             * @description Median over the steps of the weighted term over the detector's loss.
             */
            ratio: number | string;
            /**
             * Raw
             * @description Median of the unweighted term over the steps.
             */
            raw: number | string;
            /** Term */
            term: string;
            /** Weight */
            weight: number;
        };
        /**
         * TokenCreated
         * @description Answer to ``POST /api/v1/tokens``: the only one that holds the token itself.
         */
        TokenCreated: {
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /**
             * Created By
             * @description Name of the token that it was made with.
             */
            created_by: string;
            /** Expires */
            expires?: string | null;
            /** Id */
            id: string;
            /**
             * Last Used
             * @description To the minute; null when it was never used.
             */
            last_used?: string | null;
            /** Name */
            name: string;
            /**
             * Prefix
             * @description Its first characters, to know it again.
             */
            prefix: string;
            /**
             * Revoked
             * @description Since when it does not count any more.
             */
            revoked?: string | null;
            role: components["schemas"]["Role"];
            /**
             * Token
             * @description The token. It is not kept: write it down now.
             */
            token: string;
        };
        /**
         * TokenList
         * @description Tokens, newest first.
         */
        TokenList: {
            /**
             * Required
             * @description Whether this service asks for tokens: it does once DISTILLBOARD_TOKEN is set.
             */
            required: boolean;
            /** Tokens */
            tokens: components["schemas"]["TokenView"][];
        };
        /**
         * TokenView
         * @description A token, without its text.
         */
        TokenView: {
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /**
             * Created By
             * @description Name of the token that it was made with.
             */
            created_by: string;
            /** Expires */
            expires?: string | null;
            /** Id */
            id: string;
            /**
             * Last Used
             * @description To the minute; null when it was never used.
             */
            last_used?: string | null;
            /** Name */
            name: string;
            /**
             * Prefix
             * @description Its first characters, to know it again.
             */
            prefix: string;
            /**
             * Revoked
             * @description Since when it does not count any more.
             */
            revoked?: string | null;
            role: components["schemas"]["Role"];
        };
        /**
         * UploadView
         * @description How far an upload is.
         */
        UploadView: {
            /**
             * Chunk Bytes
             * @description Bytes of every chunk but the last, which has the rest.
             */
            chunk_bytes: number;
            /**
             * Complete
             * @description Whether the bytes are there, checked, and can be named by their digest.
             */
            complete: boolean;
            /**
             * Id
             * @description Where the chunks go; null when the bytes are there already.
             */
            id?: string | null;
            /**
             * Offset
             * @description Bytes that the server has; the next chunk begins there.
             */
            offset: number;
            /** Sha256 */
            sha256: string;
            /**
             * Size
             * @description Bytes of the whole file.
             */
            size: number;
        };
        /**
         * ValueCount
         * @description A value that runs have, and how many have it.
         */
        ValueCount: {
            /** Runs */
            runs: number;
            /** Value */
            value: string;
        };
        /**
         * VersionView
         * @description One version of a model or a data set, in a list of them.
         */
        VersionView: {
            /**
             * About
             * @default
             */
            about: string;
            /** Archived */
            archived?: string | null;
            /** Builtin */
            builtin: boolean;
            /**
             * Created
             * Format: date-time
             */
            created: string;
            /**
             * Runs
             * @description Runs that use it.
             * @default 0
             */
            runs: number;
            /**
             * Status
             * @enum {string}
             */
            status: "ready" | "refused" | "unchecked";
            /** Version */
            version: number;
        };
        /**
         * WaitingReason
         * @description What the waiting runs of a queue wait for that ask for so many GPUs.
         */
        WaitingReason: {
            /**
             * Gpus
             * @description `resources.gpus` of their specs.
             */
            gpus: number;
            /**
             * Waiting For
             * @description The same sentence as in their rows.
             */
            waiting_for: string;
        };
        /**
         * WaitingRun
         * @description A run in a queue's line.
         */
        WaitingRun: {
            /**
             * Gpus
             * @description GPUs that it asks for.
             * @default 0
             */
            gpus: number;
            /** Name */
            name: string;
            /**
             * Position
             * @description Place in the line, from 1; pre-flights stand in a line of their own.
             */
            position: number;
            /**
             * Priority
             * @description Higher goes first.
             */
            priority: number;
            /**
             * Queued
             * Format: date-time
             */
            queued: string;
            /**
             * Run
             * @description Id of the run, or of the pre-flight.
             */
            run: string;
            /**
             * Waiting For
             * @description What it waits for, in a sentence.
             */
            waiting_for: string;
            /**
             * Work
             * @enum {string}
             */
            work: "training" | "preflight";
        };
        /**
         * WandbMirror
         * @description A run of Weights & Biases; the worker's ``WANDB_API_KEY`` and ``WANDB_BASE_URL`` say as whom and where.
         */
        WandbMirror: {
            /**
             * Entity
             * @description Team or user there; the key's own when left out.
             */
            entity?: string | null;
            /**
             * Project
             * @description Project there.
             */
            project: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            to: "wandb";
        };
        /**
         * Weights
         * @description Where a model's checkpoint lies: shipped with the worker, an uploaded blob, or at an address.
         */
        Weights: {
            /**
             * Digest
             * @description sha256 of an uploaded checkpoint.
             */
            digest?: string | null;
            /**
             * Package
             * @description File in the worker package's weights folder.
             */
            package?: string | null;
            /**
             * Path
             * @description File that the workers see.
             */
            path?: string | null;
            /**
             * Sha256
             * @description Expected sha256 of the file.
             */
            sha256?: string | null;
            /**
             * Sha256 Prefix
             * @description How that sha256 begins, where no more is known: model zoos have it in their file names.
             */
            sha256_prefix?: string | null;
            /**
             * Url
             * @description Address that workers download it from, where their settings allow its host.
             */
            url?: string | null;
        };
        /**
         * WorkerReport
         * @description Body of ``PUT /api/v1/workers/{name}``, sent every few seconds.
         */
        WorkerReport: {
            /** Host */
            host: string;
            /** Pid */
            pid: number;
            /** @description The slot that examines specs, where it has one. */
            preflight_slot?: components["schemas"]["SlotReport"] | null;
            /** Queues */
            queues: string[];
            /** Slots */
            slots: components["schemas"]["SlotReport"][];
            /**
             * Started
             * Format: date-time
             */
            started: string;
            /** Versions */
            versions?: {
                [key: string]: string;
            };
            /**
             * Weights
             * @description Weights by address that lie in its cache, as host and path without the scheme.
             */
            weights?: string[];
        };
        /**
         * WorkerView
         * @description A worker as the server last heard of it.
         */
        WorkerView: {
            /** Alive */
            alive: boolean;
            /**
             * Draining
             * @description It is handed nothing new; what it trains goes on.
             * @default false
             */
            draining: boolean;
            /**
             * Heartbeat Age Seconds
             * @description Seconds since it was last heard of.
             * @default 0
             */
            heartbeat_age_seconds: number;
            /**
             * Last Seen
             * Format: date-time
             */
            last_seen: string;
            /** Name */
            name: string;
            report: components["schemas"]["WorkerReport"];
            /**
             * Running
             * @description What it has, as the record knows it.
             */
            running?: components["schemas"]["RunningRun"][];
        };
        /**
         * ZooPage
         * @description One page of the zoo.
         */
        ZooPage: {
            /** Detectors */
            detectors: components["schemas"]["ZooView"][];
            /**
             * License
             * @description Licence of the package that the configs and figures come from.
             */
            license: string;
            /**
             * Next Cursor
             * @description Where the next page begins; null on the last one.
             */
            next_cursor?: string | null;
            /**
             * Source
             * @description That package and its version.
             */
            source: string;
            /**
             * Total
             * @description How many the filter lets through.
             */
            total: number;
        };
        /**
         * ZooRegistration
         * @description Body of ``POST /api/v1/zoo/{name}/register``.
         */
        ZooRegistration: {
            /**
             * Name
             * @description What the model is called here; as in the zoo when left out.
             */
            name?: string | null;
        };
        /**
         * ZooView
         * @description A detector of the zoo, and where this server has it already.
         */
        ZooView: {
            /**
             * Available
             * @description Its weights lie here: in this server's store, or in the cache of a worker that is alive.
             * @default false
             */
            available: boolean;
            /**
             * Classes
             * @description Whose class names it has, e.g. CocoDataset.
             */
            classes?: string | null;
            /**
             * Config
             * @description Its config below MMDetection's configs, without the suffix.
             */
            config: string;
            /**
             * Epochs
             * @description Epochs it was trained for.
             */
            epochs?: number | null;
            /**
             * Family
             * @description Family as the zoo calls it.
             * @example RetinaNet
             */
            family: string;
            /**
             * Model
             * @description Digest of its model dict; schedules of one detector share it.
             */
            model?: string | null;
            /**
             * Name
             * @description Its name in the zoo.
             * @example retinanet_r50_fpn_2x_coco
             */
            name: string;
            /**
             * Parameters
             * @description All parameters; counted by building it.
             */
            parameters?: number | null;
            /**
             * Problem
             * @description Why it cannot be used, or not fully.
             */
            problem?: string | null;
            /**
             * Registered
             * @description Names of this server's models that have its weights; the newest versions.
             */
            registered?: string[];
            /**
             * Results
             * @description Published metrics of 0 to 1 by data set: bbox_mAP, segm_mAP, PQ or AR_1000.
             * @example {
             *       "COCO": {
             *         "bbox_mAP": 0.374
             *       }
             *     }
             */
            results?: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /**
             * State
             * @default refused
             * @enum {string}
             */
            state: "runs" | "builds" | "refused";
            /**
             * Trainable
             * @description Parameters that its config does not freeze.
             */
            trainable?: number | null;
            /**
             * Type
             * @description MMDetection's class.
             * @default
             * @example RetinaNet
             */
            type: string;
            weights?: components["schemas"]["Weights"] | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    find_missing_blobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "digests": [
                 *         "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BytesAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BytesMissing"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    download_blob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description sha256 of the bytes, lower-case hex. */
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The part that the header Range asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The caller has the bytes: If-None-Match named their ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The bytes asked for do not exist. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "range_not_satisfiable",
                     *         "fields": [],
                     *         "message": "the file has 4096 bytes"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    upload_blob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description sha256 of the bytes, lower-case hex. */
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    check_blob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description sha256 of the bytes, lower-case hex. */
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The part that the header Range asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The caller has the bytes: If-None-Match named their ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The bytes asked for do not exist. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "range_not_satisfiable",
                     *         "fields": [],
                     *         "message": "the file has 4096 bytes"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_datasets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetView"][];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    create_dataset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "document": {
                 *         "classes": [
                 *           "disk",
                 *           "star"
                 *         ],
                 *         "name": "screws",
                 *         "train": {
                 *           "annotations": "/data/screws/train.json",
                 *           "images": "/data/screws/images"
                 *         },
                 *         "val": {
                 *           "annotations": "/data/screws/val.json",
                 *           "images": "/data/screws/images"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewDataset"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_dataset: {
        parameters: {
            query?: {
                /** @description Version; the newest when left out. */
                version?: number | null;
            };
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    archive_dataset: {
        parameters: {
            query?: {
                /** @description Version; the newest when left out. */
                version?: number | null;
            };
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    repair_dataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RepairRequest"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepairView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    restore_dataset: {
        parameters: {
            query?: {
                /** @description Version; the newest when left out. */
                version?: number | null;
            };
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_samples: {
        parameters: {
            query?: {
                /** @description Version; the newest when left out. */
                version?: number | null;
                /** @description Which split. */
                split?: "train" | "val";
                /** @description Images to show. */
                count?: number;
                /** @description Another one shows others. */
                seed?: number;
                /** @description Only images with boxes of this class. */
                label?: string | null;
            };
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleSheet"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    show_image: {
        parameters: {
            query?: {
                /** @description Version; the newest when left out. */
                version?: number | null;
                /** @description Most pixels of its width. */
                width?: number;
            };
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
                /** @description Its split. */
                split: "train" | "val";
                /** @description File name of the image, as its annotations have it. */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_dataset_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionView"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    estimate_runs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "spec": {
                 *         "recipe": "tiny",
                 *         "schedule": {
                 *           "seed": 1
                 *         },
                 *         "tags": [
                 *           "first"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["EstimateRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Estimate"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    export_runs: {
        parameters: {
            query?: {
                /** @description Conditions on any field, e.g. `method.name = fgd and val/bbox_mAP.max > 0.4 and tag:baseline`; docs/search.md tells the language. */
                filter?: string;
                /** @description Up to three fields, separated by commas; '-' before one turns it round. Runs without a value come last either way. */
                sort?: string;
                /** @description Metrics whose summary every row carries; else val/bbox_mAP, val/bbox_mAP_50, loss/total. */
                metrics?: string[] | null;
                /** @description Facts that every row carries; else none. */
                facts?: string[] | null;
                /** @description Show runs in any of these states. */
                state?: components["schemas"]["RunState"][] | null;
                /** @description Show runs that have all of these tags. */
                tag?: string[] | null;
                /** @description Name or id of a project. */
                project?: string | null;
                /** @description Show the runs of this sweep. */
                sweep?: string | null;
                /** @description Only those of this data set. */
                dataset?: string | null;
                /** @description As in the run list. */
                search?: string | null;
                /** @description 'active': neither archived nor in the trash; 'all': archived ones too, but not the trash. */
                visibility?: "active" | "archived" | "deleted" | "all";
            };
            header?: never;
            path: {
                /** @description Form of the file. */
                format: "csv" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, as an attachment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": unknown;
                    "text/csv": unknown;
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    export_series: {
        parameters: {
            query: {
                /** @description The runs. */
                run: string[];
                /** @description Keys; all of each run's when left out. */
                key?: string[] | null;
                /** @description A row a point, or a row a step with a column a key. */
                form?: "long" | "wide";
                /** @description The curves as this attempt left them. */
                attempt?: number | null;
            };
            header?: never;
            path: {
                /** @description Form of the file. */
                format: "csv" | "parquet";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, as an attachment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.apache.parquet": unknown;
                    "text/csv": unknown;
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    read_leaderboard: {
        parameters: {
            query?: {
                /** @description Only those of this data set. */
                dataset?: string | null;
                /** @description Add what papers and model zoos state for the recipes, marked as such. */
                published?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leaderboard"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_models: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"][];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    create_model: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "document": {
                 *         "classes": [
                 *           "disk",
                 *           "star"
                 *         ],
                 *         "config": {
                 *           "type": "RetinaNet"
                 *         },
                 *         "name": "my-retinanet"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewModel"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_model: {
        parameters: {
            query?: {
                /** @description Version; the newest when left out. */
                version?: number | null;
            };
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    archive_model: {
        parameters: {
            query?: {
                /** @description Version; the newest when left out. */
                version?: number | null;
            };
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    restore_model: {
        parameters: {
            query?: {
                /** @description Version; the newest when left out. */
                version?: number | null;
            };
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_model_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionView"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    create_preflight: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "recipe": "tiny",
                 *       "schedule": {
                 *         "seed": 1
                 *       },
                 *       "tags": [
                 *         "first"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["JobSpec"] | components["schemas"]["RecipeChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreflightView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_preflight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the pre-flight. */
                preflight_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreflightView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    cancel_preflight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the pre-flight. */
                preflight_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreflightView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"][];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    create_project: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "screws"
                 *     }
                 */
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name or id of a project. */
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    change_project: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name or id of a project. */
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Screws on the conveyor"
                 *     }
                 */
                "application/json": components["schemas"]["ProjectChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueView"][];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the queue. */
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueDetail"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    claim_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the queue. */
                queue: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "device": {
                 *         "kind": "cpu",
                 *         "name": "AMD EPYC"
                 *       },
                 *       "slot": 0,
                 *       "worker": "gpu-3"
                 *     }
                 */
                "application/json": components["schemas"]["ClaimRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description No waiting run fits. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    forecast_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the queue. */
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineForecast"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    pause_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the queue. */
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    resume_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the queue. */
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_recipes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recipe"][];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_recipe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recipe"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_runs: {
        parameters: {
            query?: {
                /** @description Most items in the answer. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string | null;
                /** @description Conditions on any field, e.g. `method.name = fgd and val/bbox_mAP.max > 0.4 and tag:baseline`; docs/search.md tells the language. */
                filter?: string;
                /** @description Up to three fields, separated by commas; '-' before one turns it round. Runs without a value come last either way. */
                sort?: string;
                /** @description Show runs in any of these states. */
                state?: components["schemas"]["RunState"][] | null;
                /** @description Show runs that have all of these tags. */
                tag?: string[] | null;
                /** @description Name or id of a project. */
                project?: string | null;
                /** @description Show the runs of this sweep. */
                sweep?: string | null;
                /** @description Only those of this data set. */
                dataset?: string | null;
                /** @description Text in the name, id, tags, notes, or the spec as submitted. */
                search?: string | null;
                /** @description 'active': neither archived nor in the trash; 'all': archived ones too, but not the trash. */
                visibility?: "active" | "archived" | "deleted" | "all";
                /** @description Metrics whose summary every row carries; else val/bbox_mAP, val/bbox_mAP_50, loss/total. */
                metrics?: string[] | null;
                /** @description Facts that every row carries; else none. */
                facts?: string[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    create_run: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sending the same body again with this key within 24 hours makes no second run. */
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "recipe": "tiny",
                 *       "schedule": {
                 *         "seed": 1
                 *       },
                 *       "tags": [
                 *         "first"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["JobSpec"] | components["schemas"]["ExternalSpec"] | components["schemas"]["RecipeChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunCreated"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    change_runs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "action": "archive",
                 *       "runs": [
                 *         "6ak5c8zq1m0f7d"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BulkRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    diff_runs: {
        parameters: {
            query: {
                /** @description Ids of the runs. */
                run: string[];
                /** @description Metrics to put beside; else what was measured on val as a whole. */
                metrics?: string[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunsDiff"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_fields: {
        parameters: {
            query?: {
                /** @description Text that a name or value holds, whatever its case. */
                search?: string;
                /** @description Most items in the answer. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    group_runs: {
        parameters: {
            query: {
                /** @description The field that runs are gathered by, e.g. `method.name`, `tag`, `project`; not a moment. */
                by: string;
                /** @description Fields of numbers whose mean and deviation every group carries, e.g. `val/bbox_mAP.best`. */
                metric?: string[] | null;
                /** @description Conditions on any field, e.g. `method.name = fgd and val/bbox_mAP.max > 0.4 and tag:baseline`; docs/search.md tells the language. */
                filter?: string;
                /** @description Up to three fields, separated by commas; '-' before one turns it round. Runs without a value come last either way. */
                sort?: string;
                /** @description Show runs in any of these states. */
                state?: components["schemas"]["RunState"][] | null;
                /** @description Show runs that have all of these tags. */
                tag?: string[] | null;
                /** @description Name or id of a project. */
                project?: string | null;
                /** @description Show the runs of this sweep. */
                sweep?: string | null;
                /** @description Only those of this data set. */
                dataset?: string | null;
                /** @description Text in the name, id, tags, notes, or the spec as submitted. */
                search?: string | null;
                /** @description 'active': neither archived nor in the trash; 'all': archived ones too, but not the trash. */
                visibility?: "active" | "archived" | "deleted" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_rows: {
        parameters: {
            query?: {
                /** @description Dotted paths of spec and inputs whose values every row carries; else dataset, student.model, teacher.model, method.name, schedule.seed. */
                fields?: string[] | null;
                /** @description Most items in the answer. */
                limit?: number;
                /** @description next_cursor of the page before. */
                cursor?: string | null;
                /** @description Conditions on any field, e.g. `method.name = fgd and val/bbox_mAP.max > 0.4 and tag:baseline`; docs/search.md tells the language. */
                filter?: string;
                /** @description Up to three fields, separated by commas; '-' before one turns it round. Runs without a value come last either way. */
                sort?: string;
                /** @description Show runs in any of these states. */
                state?: components["schemas"]["RunState"][] | null;
                /** @description Show runs that have all of these tags. */
                tag?: string[] | null;
                /** @description Name or id of a project. */
                project?: string | null;
                /** @description Show the runs of this sweep. */
                sweep?: string | null;
                /** @description Only those of this data set. */
                dataset?: string | null;
                /** @description Text in the name, id, tags, notes, or the spec as submitted. */
                search?: string | null;
                /** @description 'active': neither archived nor in the trash; 'all': archived ones too, but not the trash. */
                visibility?: "active" | "archived" | "deleted" | "all";
                /** @description Metrics whose summary every row carries; else val/bbox_mAP, val/bbox_mAP_50, loss/total. */
                metrics?: string[] | null;
                /** @description Facts that every row carries; else none. */
                facts?: string[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_values: {
        parameters: {
            query: {
                /** @description A field of type text, choice, flag or any. */
                field: string;
                /** @description Text that a name or value holds, whatever its case. */
                search?: string;
                /** @description Most items in the answer. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValueCount"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    delete_run: {
        parameters: {
            query: {
                /** @description The run's name or id, as confirmation. */
                confirm: string;
            };
            header?: never;
            path: {
                /** @description Id of a run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    change_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "fgd, seed 1",
                 *       "tags": [
                 *         "paper"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["RunChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_artifacts: {
        parameters: {
            query?: {
                /** @description What the file is, e.g. `checkpoint`. */
                kind?: string | null;
                /** @description Optimizer steps done when the file was made. */
                step?: number | null;
                /** @description Go on after the file of this name. */
                after?: string;
                /** @description Most files in the answer. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactView"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    name_artifact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Token of the claim. */
                "Distillboard-Lease"?: string | null;
            };
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "epoch": 3,
                 *       "kind": "checkpoint",
                 *       "name": "checkpoints/best.pth",
                 *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 *       "step": 1200
                 *     }
                 */
                "application/json": components["schemas"]["NewArtifact"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    download_artifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
                /** @description Relative path of the file in its run, e.g. `maps/00000120.dbmaps`. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The part that the header Range asked for. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The caller has the bytes: If-None-Match named their ETag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The bytes asked for do not exist. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "range_not_satisfiable",
                     *         "fields": [],
                     *         "message": "the file has 4096 bytes"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    upload_artifact: {
        parameters: {
            query?: {
                /** @description What the file is, e.g. checkpoint, maps. */
                kind?: string;
                /** @description Optimizer steps done when the file was made. */
                step?: number | null;
                /** @description Epochs done when the file was made. */
                epoch?: number | null;
                /** @description What a checkpoint reached in the metric that says which is best. */
                value?: number | null;
            };
            header?: {
                /** @description sha256 that the body must have. */
                "Digest-SHA256"?: string | null;
                /** @description Token of the claim. */
                "Distillboard-Lease"?: string | null;
            };
            path: {
                /** @description Id of the run. */
                run_id: string;
                /** @description Relative path of the file in its run, e.g. `maps/00000120.dbmaps`. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    delete_artifact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Token of the claim. */
                "Distillboard-Lease"?: string | null;
            };
            path: {
                /** @description Id of the run. */
                run_id: string;
                /** @description Relative path of the file in its run, e.g. `maps/00000120.dbmaps`. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_attempts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptView"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    cancel_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    read_classes: {
        parameters: {
            query?: {
                /** @description '-' turns it round; classes without a value come last either way. */
                sort?: "name" | "-name" | "ap" | "-ap" | "delta_control" | "-delta_control" | "delta_teacher" | "-delta_teacher";
                /** @description Most items in the answer. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassTable"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    read_curves: {
        parameters: {
            query?: {
                /** @description Keys to read; all when left out. */
                key?: string[] | null;
                /** @description The curves as this attempt left them, before later ones superseded them. */
                attempt?: number | null;
                /** @description What orders the points, and what `low` and `high` are in. */
                x?: "step" | "epoch" | "time" | "relative";
                /** @description Only points from here on. */
                low?: number | null;
                /** @description Only points up to here, included. */
                high?: number | null;
                /** @description Buckets that are equally wide on a logarithmic axis. */
                log_x?: boolean;
                /** @description Most points of one curve; peaks survive thinning. */
                max_points?: number;
            };
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesSet"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    draft_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDraft"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    read_evaluations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationTable"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    report_events: {
        parameters: {
            query?: never;
            header?: {
                /** @description Token of the claim. */
                "Distillboard-Lease"?: string | null;
            };
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "batch": "3f0c1a52-6d1b-4c57-9a3e-0c5a3f0f8f11",
                 *       "events": [
                 *         {
                 *           "step": 10,
                 *           "time": 1700000000,
                 *           "type": "metrics",
                 *           "values": {
                 *             "loss/total": 1.25,
                 *             "lr": 0.01
                 *           }
                 *         },
                 *         {
                 *           "message": "epoch 1 of 12",
                 *           "step": 10,
                 *           "time": 1700000000.5,
                 *           "type": "log"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** Batch */
                    batch: string;
                    /**
                     * Events
                     * @description A rewind may only be the first of them.
                     */
                    events: ({
                        /** Epoch */
                        epoch?: number | null;
                        /**
                         * Step
                         * @description Optimizer steps done since the run's beginning.
                         */
                        step: number;
                        /** Time */
                        time: number;
                        /**
                         * Type
                         * @constant
                         */
                        type: "metrics";
                        /** Values */
                        values: {
                            [key: string]: number | string;
                        };
                    } | {
                        /**
                         * Epochs
                         * @description One for each row; left out when the reporter knows none.
                         */
                        epochs?: (number | null)[] | null;
                        /** Keys */
                        keys: string[];
                        /**
                         * Steps
                         * @description Optimizer steps done, one for each row.
                         */
                        steps: number[];
                        /**
                         * Times
                         * @description One for each row.
                         */
                        times: number[];
                        /**
                         * Type
                         * @constant
                         */
                        type: "table";
                        /**
                         * Values
                         * @description Rows of one value for each key.
                         */
                        values: (number | ("nan" | "inf" | "-inf"))[][];
                    } | {
                        /**
                         * Level
                         * @default info
                         * @enum {string}
                         */
                        level?: "debug" | "info" | "warning" | "error";
                        /** Message */
                        message: string;
                        /** Step */
                        step?: number | null;
                        /** Time */
                        time: number;
                        /**
                         * Type
                         * @constant
                         */
                        type: "log";
                    } | {
                        /**
                         * Epoch
                         * @default 0
                         */
                        epoch?: number;
                        /** Eta Seconds */
                        eta_seconds?: number | null;
                        /**
                         * Stage
                         * @description What a running run is doing.
                         * @enum {string}
                         */
                        stage: "starting" | "preflight" | "training" | "evaluating" | "exporting";
                        /**
                         * Step
                         * @default 0
                         */
                        step?: number;
                        /** Time */
                        time: number;
                        /** Total Epochs */
                        total_epochs?: number | null;
                        /** Total Steps */
                        total_steps?: number | null;
                        /**
                         * Type
                         * @constant
                         */
                        type: "progress";
                    } | {
                        /**
                         * Code
                         * @description Stable name of the reason, for programs.
                         */
                        code?: string | null;
                        /**
                         * Reason
                         * @description One sentence for a person.
                         */
                        reason?: string | null;
                        /**
                         * State
                         * @enum {string}
                         */
                        state: "succeeded" | "failed" | "cancelled";
                        /** Time */
                        time: number;
                        /**
                         * Type
                         * @constant
                         */
                        type: "state";
                    } | {
                        /** Time */
                        time: number;
                        /**
                         * Type
                         * @constant
                         */
                        type: "facts";
                        /** Values */
                        values: {
                            [key: string]: unknown;
                        };
                    } | {
                        /**
                         * Step
                         * @description The step it went on from.
                         */
                        step: number;
                        /** Time */
                        time: number;
                        /**
                         * Type
                         * @constant
                         */
                        type: "rewind";
                    })[];
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsAccepted"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    heartbeat: {
        parameters: {
            query?: never;
            header?: {
                /** @description Token of the claim. */
                "Distillboard-Lease"?: string | null;
            };
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaseAnswer"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyView"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    read_logs: {
        parameters: {
            query?: {
                /** @description Index of the first line. */
                after?: number;
                /** @description Most items in the answer. */
                limit?: number;
                /** @description The last lines, whatever 'after' says. */
                tail?: number | null;
                /** @description Lines before and after this moment, in seconds since 1970. */
                at?: number | null;
                /** @description Only this level and graver ones. */
                level?: ("debug" | "info" | "warning" | "error") | null;
                /** @description Only lines that hold this. */
                search?: string | null;
            };
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    move_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "before": "6ak5c8zq1m0f7d"
                 *     }
                 */
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    pause_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_run_preflight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreflightReport"] | null;
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    set_run_priority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "priority": 10
                 *     }
                 */
                "application/json": components["schemas"]["NewPriority"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    release_run: {
        parameters: {
            query?: never;
            header?: {
                /** @description Token of the claim. */
                "Distillboard-Lease"?: string | null;
            };
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    restore_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    resume_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "step": 1200
                 *     }
                 */
                "application/json": components["schemas"]["Resume-Input"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resumed"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    retry_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    read_series: {
        parameters: {
            query: {
                /** @description Metric key, e.g. `loss/total`. */
                key: string;
                /** @description The curves as this attempt left them, before later ones superseded them. */
                attempt?: number | null;
                /** @description What orders the points, and what `low` and `high` are in. */
                x?: "step" | "epoch" | "time" | "relative";
                /** @description Only points from here on. */
                low?: number | null;
                /** @description Only points up to here, included. */
                high?: number | null;
                /** @description Buckets that are equally wide on a logarithmic axis. */
                log_x?: boolean;
                /** @description Most points of one curve; peaks survive thinning. */
                max_points?: number;
            };
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    unpause_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the run. */
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    read_series_of_runs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "keys": [
                 *         "loss/total"
                 *       ],
                 *       "max_points": 500,
                 *       "runs": [
                 *         "6ak5c8zq1m0f7d"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SeriesRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesAnswer"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the-long-random-text"
                 *     }
                 */
                "application/json": components["schemas"]["SessionToken"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    stream_changes: {
        parameters: {
            query?: {
                /** @description Runs whose points and log lines are sent, separated by commas; 'a:40' when revision 40 of run a is known already (the 'revision' of its curves); parts of a message's id go on where that message was. */
                runs?: string;
            };
            header?: {
                /** @description Go on after this message. */
                "last-event-id"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_sweeps: {
        parameters: {
            query?: {
                /** @description Most items in the answer. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SweepPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    create_sweep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grid": {
                 *         "method.alpha": [
                 *           0.001,
                 *           0.002
                 *         ],
                 *         "schedule.seed": [
                 *           0,
                 *           1
                 *         ]
                 *       },
                 *       "spec": {
                 *         "recipe": "tiny",
                 *         "schedule": {
                 *           "seed": 1
                 *         },
                 *         "tags": [
                 *           "first"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewSweep"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SweepView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_sweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sweep. */
                sweep_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SweepView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    cancel_sweep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the sweep. */
                sweep_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SweepView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "gpu-3",
                 *       "role": "worker"
                 *     }
                 */
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenCreated"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the token. */
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    begin_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 *       "size": 167772160
                 *     }
                 */
                "application/json": components["schemas"]["NewUpload"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadView"];
                };
            };
            /** @description The upload begins. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the upload. */
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    check_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the upload. */
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    upload_chunk: {
        parameters: {
            query?: never;
            header: {
                /** @description Bytes before this chunk; a multiple of chunk_bytes. */
                "Upload-Offset": number;
            };
            path: {
                /** @description Id of the upload. */
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_views: {
        parameters: {
            query?: {
                /** @description The page they are of. */
                page?: "runs";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    create_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "FGD tonight",
                 *       "search": {
                 *         "filter": "method.name = fgd",
                 *         "sort": "-val/bbox_mAP.max"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewSavedView"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    delete_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a saved view. */
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    change_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a saved view. */
                view_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "FGD this week"
                 *     }
                 */
                "application/json": components["schemas"]["SavedViewChanges"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_workers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"][];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_worker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    report_worker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "host": "gpu-3",
                 *       "pid": 4711,
                 *       "queues": [
                 *         "default"
                 *       ],
                 *       "slots": [
                 *         {
                 *           "device": {
                 *             "kind": "cpu",
                 *             "name": "AMD EPYC"
                 *           },
                 *           "index": 0
                 *         }
                 *       ],
                 *       "started": "2026-01-31T12:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["WorkerReport"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    drain_worker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    undrain_worker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    list_zoo: {
        parameters: {
            query?: {
                /** @description Words that its name, family, class or config all hold. */
                search?: string | null;
                /** @description Family as the zoo calls it. */
                family?: string | null;
                /** @description With published figures for this data set. */
                dataset?: string | null;
                /** @description How far it came when the list was made. */
                state?: ("runs" | "builds" | "refused") | null;
                /** @description Whether its weights lie here. */
                available?: boolean | null;
                /** @description A minus sorts downwards; figures are those of the data set, else COCO's. */
                sort?: "name" | "-name" | "bbox_mAP" | "-bbox_mAP" | "segm_mAP" | "-segm_mAP" | "parameters" | "-parameters";
                /** @description Most items in the answer. */
                limit?: number;
                /** @description Where the page before ended, as its `next_cursor` said. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZooPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_zoo_detector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZooView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    register_zoo_detector: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its name. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ZooRegistration"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_json",
                     *         "fields": [],
                     *         "message": "the body is not JSON: expected value"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description A token is missing, wrong or no longer valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "token_needed",
                     *         "fields": [],
                     *         "message": "this service wants the header 'Authorization: Bearer <token>'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What the address or the body names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unknown_run",
                     *         "fields": [],
                     *         "message": "there is no run 'x'"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The present state does not allow this. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "stale_lease",
                     *         "fields": [],
                     *         "message": "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than is taken at once. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "file_too_large",
                     *         "fields": [],
                     *         "message": "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Well-formed, but wrong; `fields` says where. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "invalid_request",
                     *         "fields": [],
                     *         "message": "the request is not valid: query.limit: Input should be less than or equal to 5000"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Something the answer needs is not there now; the same request may succeed later. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "disk_full",
                     *         "fields": [],
                     *         "message": "the server's disk is full: nothing of this upload was kept"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description The token's role, the Host or the Origin does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "host_not_allowed",
                     *         "fields": [],
                     *         "message": "this service is not known as 'board.example': call it by one of its names"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description What went wrong. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
}
