using AiChef.Targets.Output;
using AiChef.Targets.Workflows.Model;

namespace AiChef.Targets.Workflows;

/// <summary>The steps that jobs are made of.</summary>
internal static class Steps
{
    /// <summary>The id of the step that runs the build, for those that read what it put out.</summary>
    internal const string BuildId = "build";

    private const string Role = "vars.AWS_ROLE_TO_ASSUME";

    /// <summary>
    /// A checkout without its token, the SDK that the repository asks for, and the packages of an earlier run.
    /// </summary>
    internal static IReadOnlyList<WorkflowStep> Prepare { get; } =
    [
        new("Check out") { Uses = ActionPin.Checkout, With = [("persist-credentials", "false")] },
        new("Set up the .NET SDK of global.json")
        {
            Uses = ActionPin.SetupDotNet,
            With = [("global-json-file", "global.json")],
        },
        new("Cache NuGet packages")
        {
            Uses = ActionPin.Cache,
            With =
            [
                ("path", "~/.nuget/packages"),
                (
                    "key",
                    "nuget-${{ runner.os }}-${{ hashFiles('global.json', "
                        + "'**/*.csproj', '**/Directory.Packages.props') }}"
                ),
                ("restore-keys", "nuget-${{ runner.os }}-"),
            ],
        },
    ];

    /// <summary>
    /// Refuses a deployment from another branch than the one of the environment, before there are credentials. GitHub's
    /// own rule for the environment does the same; this one is reviewed with the code.
    /// </summary>
    /// <param name="chosen">The expression of the environment.</param>
    /// <param name="environment">The environment that has a branch.</param>
    /// <param name="branch">The branch.</param>
    internal static WorkflowStep RefuseOtherBranches(string chosen, string environment, string branch) =>
        new($"Refuse to deploy to {environment} from another branch than {branch}")
        {
            If = $"({chosen}) == '{environment}' && github.ref != 'refs/heads/{branch}'",
            Run = $"""
                text='Nothing was deployed. Start the workflow on {branch} for {environment}.'
                echo "::error title=Wrong branch::$text"
                exit 1
                """.ReplaceLineEndings("\n"),
        };

    /// <summary>The same with the whole history, for what compares with another branch.</summary>
    internal static IReadOnlyList<WorkflowStep> PrepareWithHistory { get; } =
    [Prepare[0] with { With = [.. Prepare[0].With, ("fetch-depth", "0")] }, .. Prepare.Skip(1)];

    /// <summary>
    /// The judges that the runner's image lacks; it has the AWS CLI, Chrome, shellcheck and PowerShell
    /// (https://github.com/actions/runner-images/blob/main/images/ubuntu/Ubuntu2404-Readme.md). In an environment of
    /// their own, since Python takes no packages beside those of the system.
    /// </summary>
    internal static WorkflowStep InstallJudges { get; } =
        new("Install cfn-lint and moto")
        {
            Run = """
                python3 -m venv "$RUNNER_TEMP/judges"
                "$RUNNER_TEMP/judges/bin/pip" install --quiet cfn-lint==1.51.0 'moto[server]==5.2.1'
                echo "$RUNNER_TEMP/judges/bin" >>"$GITHUB_PATH"
                """.ReplaceLineEndings("\n"),
        };

    /// <summary>
    /// Credentials by a role of the environment; by access keys only where there is none. Two steps, so that the first
    /// never sees keys.
    /// </summary>
    internal static IReadOnlyList<WorkflowStep> AwsCredentials(string session, string region, int minutes) =>
        [
            AwsRole(Role, session, region, minutes),
            new("Configure AWS credentials (access keys, only where no role is set)")
            {
                If = $"{Role} == ''",
                Uses = ActionPin.ConfigureAwsCredentials,
                With =
                [
                    ("aws-access-key-id", "${{ secrets.AWS_ACCESS_KEY_ID }}"),
                    ("aws-secret-access-key", "${{ secrets.AWS_SECRET_ACCESS_KEY }}"),
                    ("aws-region", region),
                    ("allowed-account-ids", "${{ vars.AWS_ACCOUNT_ID }}"),
                ],
            },
        ];

    /// <summary>Credentials by the role that a variable names, where it is set; they last as long as the job.</summary>
    internal static WorkflowStep AwsRole(string role, string session, string region, int minutes) =>
        new("Configure AWS credentials (OIDC)")
        {
            If = $"{role} != ''",
            Uses = ActionPin.ConfigureAwsCredentials,
            With =
            [
                ("role-to-assume", $$$"""${{ {{{role}}} }}"""),
                ("role-session-name", $$$"""{{{session}}}-${{ github.run_id }}"""),
                ("role-duration-seconds", FormattableString.Invariant($"{minutes * 60}")),
                ("aws-region", region),
                ("allowed-account-ids", "${{ vars.AWS_ACCOUNT_ID }}"),
            ],
        };

    /// <summary>
    /// The command of a laptop. It takes the place of the shell, for a runner that cancels a job sends its signals to
    /// the step's own process and to none below it
    /// (https://docs.github.com/en/actions/reference/workflow-cancellation-reference).
    /// </summary>
    internal static WorkflowStep Run(string target, bool alone) =>
        new($"Run: {target}") { Run = $"exec ./build.sh {target}{(alone ? " --skip" : "")}" };

    /// <summary>Keeps what a target produces, also when it fails.</summary>
    internal static IEnumerable<WorkflowStep> KeepProducts(WorkflowSources sources, string target)
    {
        var products = sources
            .Graph.Target(target)
            .Products.Select(p => Path.GetRelativePath(sources.Root, p).Replace('\\', '/'))
            .ToList();
        if (products.Count == 0)
        {
            yield break;
        }

        yield return new WorkflowStep($"Keep what {target} produced")
        {
            If = "!cancelled()",
            Uses = ActionPin.UploadArtifact,
            With =
            [
                ("name", target),
                ("path", string.Join('\n', products)),
                ("if-no-files-found", "ignore"),
                ("retention-days", "7"),
            ],
        };
    }

    /// <summary>
    /// The build tells Discord itself, and sets the output notified. This is for all that comes before it, and its
    /// crash.
    /// </summary>
    /// <param name="subject">What failed, in words.</param>
    /// <param name="environment">Where.</param>
    /// <param name="hasDryRuns">Whether the workflow has dry runs, of which nobody is told.</param>
    internal static WorkflowStep NotifyOfSilentFailure(string subject, string environment, bool hasDryRuns = true) =>
        new("Notify Discord if the build itself could not")
        {
            If =
                $"(failure() || cancelled()) && {(hasDryRuns ? "!inputs.dry-run && " : "")}"
                + $"steps.{BuildId}.outputs.{WorkflowOutput.Notified} != 'true'",
            Env =
            [
                ("DISCORD_WEBHOOK_URL", "${{ secrets.DISCORD_WEBHOOK_URL }}"),
                ("TITLE", $"❌ {subject} Failed"),
                ("TARGET_ENVIRONMENT", environment),
                ("RUN_URL", "${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}"),
            ],
            Run = """
                if [ -z "$DISCORD_WEBHOOK_URL" ]; then exit 0; fi
                url=$(tr -d "[:space:]\"'\`<>" <<< "$DISCORD_WEBHOOK_URL" | sed -E 's#/+(\?|$)#\1#')
                cause='The job ended before the build could report the cause; see its log.'
                jq -n --arg title "$TITLE" --arg environment "$TARGET_ENVIRONMENT" --arg commit "${GITHUB_SHA:0:7}" \
                  --arg run "$RUN_URL" --arg cause "$cause" '{
                    embeds: [{
                      title: $title, url: $run, color: 15158332, description: $cause,
                      fields: [["Commit", $commit], ["Environment", $environment], ["Run", "[log](\($run))"]]
                        | map({name: .[0], value: .[1], inline: true})
                    }],
                    allowed_mentions: {parse: []}
                  }' |
                  curl --fail --silent --show-error --output /dev/null --max-time 10 --retry 2 --retry-max-time 30 \
                    --header 'Content-Type: application/json' --data @- \
                    --config <(printf 'url = "%s"\n' "$url") ||
                  echo '::warning title=Discord::Discord was not notified'
                """.ReplaceLineEndings("\n"),
        };

    /// <summary>
    /// Puts the report of the build into one comment of the pull request, which later runs write again.
    /// </summary>
    internal static WorkflowStep CommentWithReport { get; } =
        new("Show the preview in the pull request")
        {
            If = $"!cancelled() && steps.{BuildId}.outputs.{WorkflowOutput.Report} != ''",
            Env =
            [
                ("GITHUB_TOKEN", "${{ github.token }}"),
                ("NUMBER", "${{ github.event.pull_request.number }}"),
                ("REPORT", $$$"""${{ steps.{{{BuildId}}}.outputs.{{{WorkflowOutput.Report}}} }}"""),
            ],
            // The mark is what a later run finds its own comment by; GitHub takes 65,536 characters.
            Run = """
                mark='<!-- preview -->'
                body="$(mktemp)"
                { echo "$mark"; head --bytes 60000 "$REPORT"; } | jq --raw-input --slurp '{body: .}' >"$body"
                api() {
                  curl --fail --silent --show-error --max-time 20 --retry 2 \
                    --header 'Accept: application/vnd.github+json' \
                    --config <(printf 'header = "Authorization: Bearer %s"\n' "$GITHUB_TOKEN") "$@"
                }
                issue="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues"
                page=1 comment=
                while [ -z "$comment" ]; do
                  found="$(api "$issue/$NUMBER/comments?per_page=100&page=$page")"
                  comment="$(jq -r --arg mark "$mark" '
                    map(select(.user.type == "Bot" and (.body | startswith($mark))))[0].url // empty
                  ' <<<"$found")"
                  if [ "$(jq length <<<"$found")" -lt 100 ]; then break; fi
                  page=$((page + 1))
                done
                if [ -n "$comment" ]; then
                  api --request PATCH --data @"$body" --output /dev/null "$comment"
                else
                  api --request POST --data @"$body" --output /dev/null "$issue/$NUMBER/comments"
                fi
                """.ReplaceLineEndings("\n"),
        };
}
