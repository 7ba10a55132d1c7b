/// <summary>The steps that jobs are made of.</summary>
internal static class Steps
{
    private const string HasRole = "vars.AWS_ROLE_TO_ASSUME";

    /// <summary>A checkout without its token, the SDK that the repository asks for, and the packages of an earlier run.</summary>
    internal static IReadOnlyList<WorkflowStep> Prepare { get; } =
    [
        new("Check out") { Uses = ActionPin.Checkout, With = [("persist-credentials", "false")] },
        new("Set up the .NET SDK of global.json") { Uses = ActionPin.SetupDotNet, With = [("global-json-file", "global.json")] },
        new("Cache NuGet packages")
        {
            Uses = ActionPin.Cache,
            With =
            [
                ("path", "~/.nuget/packages"),
                ("key", "nuget-${{ runner.os }}-${{ hashFiles('global.json', '**/*.csproj', '**/Directory.Packages.props') }}"),
                ("restore-keys", "nuget-${{ runner.os }}-"),
            ],
        },
    ];

    /// <summary>Credentials by a role of the environment; by access keys only where there is none. Two steps, so that the first never sees keys.</summary>
    internal static IReadOnlyList<WorkflowStep> AwsCredentials(string session, string region) =>
    [
        new("Configure AWS credentials (OIDC)")
        {
            If = $"{HasRole} != ''",
            Uses = ActionPin.ConfigureAwsCredentials,
            With =
            [
                ("role-to-assume", $$$"""${{ {{{HasRole}}} }}"""),
                ("role-session-name", $$$"""{{{session}}}-${{ github.run_id }}"""),
                ("aws-region", Region(region)),
                ("allowed-account-ids", "${{ vars.AWS_ACCOUNT_ID }}"),
            ],
        },
        new("Configure AWS credentials (access keys, only where no role is set)")
        {
            If = $"{HasRole} == ''",
            Uses = ActionPin.ConfigureAwsCredentials,
            With =
            [
                ("aws-access-key-id", "${{ secrets.AWS_ACCESS_KEY_ID }}"),
                ("aws-secret-access-key", "${{ secrets.AWS_SECRET_ACCESS_KEY }}"),
                ("aws-region", Region(region)),
                ("allowed-account-ids", "${{ vars.AWS_ACCOUNT_ID }}"),
            ],
        },
    ];

    /// <summary>The command of a laptop.</summary>
    internal static WorkflowStep Run(string target, bool alone) => new($"Run: {target}") { Run = $"./build.sh {target}{(alone ? " --skip" : "")}" };

    /// <summary>Keeps what a target produces, also when it fails.</summary>
    internal static IEnumerable<WorkflowStep> KeepProducts(WorkflowSources sources, string target)
    {
        var products = sources.Target(target).Products.Select(p => Path.GetRelativePath(sources.Root, p).Replace('\\', '/')).ToList();
        if (products.Count == 0)
            yield break;
        yield return new WorkflowStep($"Keep what {target} produced")
        {
            If = "!cancelled()",
            Uses = ActionPin.UploadArtifact,
            With = [("name", target), ("path", string.Join('\n', products)), ("if-no-files-found", "ignore"), ("retention-days", "7")],
        };
    }

    /// <summary>The build tells Discord itself, and sets the output notified. This is for all that comes before it, and its crash.</summary>
    internal static WorkflowStep TellThatTheBuildCouldNot(string environment) => new("Tell Discord when the build itself could not")
    {
        If = "(failure() || cancelled()) && steps.build.outputs.notified != 'true'",
        Env =
        [
            ("DISCORD_WEBHOOK", "${{ secrets.DISCORD_WEBHOOK }}"),
            ("TARGET_ENVIRONMENT", environment),
            ("RUN_URL", "${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}"),
        ],
        Run = """
            if [ -z "$DISCORD_WEBHOOK" ]; then exit 0; fi
            jq -n --arg text "$GITHUB_WORKFLOW / $GITHUB_JOB ($TARGET_ENVIRONMENT) stopped before the build could report: $RUN_URL" \
              '{embeds: [{title: "Deployment failed", description: $text, color: 15158332}], allowed_mentions: {parse: []}}' |
              curl --fail-with-body --silent --show-error --max-time 20 --retry 3 \
                --header 'Content-Type: application/json' --data @- \
                --config <(printf 'url = "%s"\n' "$DISCORD_WEBHOOK")
            """.ReplaceLineEndings("\n"),
    };

    private static string Region(string region) => $$$"""${{ vars.AWS_REGION || '{{{region}}}' }}""";
}
