using System.Text.Json;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Lambda;

namespace AiChef.Deployment.Environments;

/// <summary>An environment as <c>backend/infrastructure/environments/{name}.json</c> describes it.</summary>
public sealed record DeploymentEnvironment
{
    /// <summary>The name of the environment on a person's own machine.</summary>
    public const string Local = "local";

    /// <summary>The name of the production environment.</summary>
    public const string Production = "production";

    /// <summary>The key of <see cref="Parameters"/> for all services whose templates declare the parameter.</summary>
    public const string EveryService = "*";

    /// <summary>The retention periods that CloudWatch Logs accepts, in days.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    /// </remarks>
    private static readonly int[] LogRetention =
    [
        1,
        3,
        5,
        7,
        14,
        30,
        60,
        90,
        120,
        150,
        180,
        365,
        400,
        545,
        731,
        1096,
        1827,
        2192,
        2557,
        2922,
        3288,
        3653,
    ];

    /// <summary>
    /// What the 63 characters of a bucket's name leave beside <c>-artifacts-</c>, an account and the longest region.
    /// </summary>
    private const int LongestPrefix = 24;

    private static readonly string[] Keys =
    [
        "accountId",
        "branch",
        "canary",
        "executionRole",
        "logRetentionDays",
        "memorySize",
        "namePrefix",
        "objectives",
        "parameters",
        "permissionsBoundary",
        "region",
        "rollback",
        "tags",
    ];

    /// <summary>It is unclear which of two equal keys is meant.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Its name: the file's name without extension.</summary>
    public required string Name { get; init; }

    /// <summary>The AWS region, such as <c>us-east-1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The only AWS account that may be written to, 12 digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The prefix of its stacks' names.</summary>
    public required string NamePrefix { get; init; }

    /// <summary>Memory of each function in MB, 128 to 10,240.</summary>
    public required int MemorySize { get; init; }

    /// <summary>Days for which logs are kept, one of the values that CloudWatch Logs accepts.</summary>
    public required int LogRetentionDays { get; init; }

    /// <summary>The only branch from which GitHub deploys, such as <c>main</c>; null for any.</summary>
    public string? Branch { get; init; }

    /// <summary>How new code of functions is released; null moves all calls at once.</summary>
    public CanaryPolicy? Canary { get; init; }

    /// <summary>
    /// The ARN of the role with which CloudFormation works on the stacks; null, the default, for the permissions of the
    /// caller, or for the role that a stack has already.
    /// </summary>
    public string? ExecutionRole { get; init; }

    /// <summary>The ARN of the policy that bounds every role of the templates; null, the default, for none.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Alarms on which CloudFormation rolls an operation back; null for none.</summary>
    public RollbackAlarms? Rollback { get; init; }

    /// <summary>
    /// Values of template parameters: by service, by function, or <see cref="EveryService"/>; then by parameter.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Parameters { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>What the backend is meant to achieve.</summary>
    public ServiceObjectives Objectives { get; init; } = ServiceObjectives.Default;

    /// <summary>Tags of every stack; at most 50.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>True for the environment that people use.</summary>
    public bool IsProduction => Name == Production;

    /// <summary>True for the environment that runs against LocalCloud.</summary>
    public bool IsLocal => Name == Local;

    /// <summary>
    /// The bucket for templates and function code, one per account and region since bucket names are global.
    /// </summary>
    public string ArtifactBucket => $"{NamePrefix}-artifacts-{AccountId}-{Region}";

    /// <summary>
    /// The topic that the operations service makes. Alarms know it by its name and may be there before it: CloudWatch
    /// does not ask whether the topic of an action exists.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html</remarks>
    public string AlertTopicArn =>
        $"arn:{AccessNames.In(Region, AccountId, NamePrefix).Partition}:sns:{Region}:{AccountId}:{NamePrefix}-alerts";

    /// <summary>The values that the file gives to a service, a function or <see cref="EveryService"/>.</summary>
    public IReadOnlyDictionary<string, string> ParametersOf(string section) =>
        Parameters.GetValueOrDefault(section) ?? new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The full name of a stack.</summary>
    public string StackName(string service) => $"{NamePrefix}-{service}";

    /// <summary>Reads an environment.</summary>
    /// <param name="folder">The folder of the environment files.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="DeploymentException">There is none of that name, or its file is malformed; the message names
    /// file and key.</exception>
    public static DeploymentEnvironment Load(string folder, string name)
    {
        var path = Path.Combine(folder, $"{name}.json");
        if (!File.Exists(path))
        {
            throw DeploymentException.Configuration(
                $"unknown environment '{name}'; there are {string.Join(", ", Names(folder))}"
            );
        }

        var file = $"{name}.json";
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Strict);
            return Read(name, file, document.RootElement);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DeploymentException.Configuration($"{file} cannot be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
        catch (JsonException e)
        {
            // A duplicate key is reported without its line.
            var place = e.LineNumber is { } line ? $"{file}:{line + 1}" : file;
            throw DeploymentException.Configuration(
                $"{place}: malformed JSON: {e.Message.Split(" LineNumber")[0].Split(" Path:")[0]}",
                e
            );
        }
    }

    /// <summary>The names of all environments, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .GetFiles(folder, "*.json")
                    .Select(f => Path.GetFileNameWithoutExtension(f))
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    private static DeploymentEnvironment Read(string name, string file, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw DeploymentException.Configuration($"{file}: an environment is a JSON object");
        }

        var names = root.EnumerateObject().Select(static property => property.Name);
        if (names.FirstOrDefault(static name => !Keys.Contains(name)) is { } unknown)
        {
            throw DeploymentException.Configuration(
                $"{file}: unknown key '{unknown}'; there are {string.Join(", ", Keys)}"
            );
        }
        var accountId = Text(root, "accountId", file);
        if (accountId.Length != 12 || !accountId.All(char.IsAsciiDigit))
        {
            throw DeploymentException.Configuration($"{file}: accountId must have 12 digits, not '{accountId}'");
        }

        var region = Text(root, "region", file);
        var prefix = NamePrefixOf(root, file);
        var access = AccessSettings.Read(root, file, AccessNames.In(region, accountId, prefix));
        return new DeploymentEnvironment
        {
            Name = name,
            Region = region,
            AccountId = accountId,
            NamePrefix = prefix,
            ExecutionRole = access.ExecutionRole,
            PermissionsBoundary = access.PermissionsBoundary,
            Branch = root.TryGetProperty("branch", out _) ? BranchOf(root, file) : null,
            MemorySize = Number(
                root,
                "memorySize",
                file,
                static value => value is >= 128 and <= 10_240,
                "a whole number of MB from 128 to 10240"
            ),
            LogRetentionDays = Number(
                root,
                "logRetentionDays",
                file,
                LogRetention.Contains,
                $"one of {string.Join(", ", LogRetention)}"
            ),
            Canary = root.TryGetProperty("canary", out var canary) ? CanarySettings.Read(canary, file) : null,
            Rollback = root.TryGetProperty("rollback", out var rollback)
                ? RollbackOf(rollback, region, accountId, file)
                : null,
            Objectives = ServiceObjectives.Read(root, file),
            Parameters = StackParameters.Read(root, file),
            Tags = StackTags.Read(root, file),
        };
    }

    private static string Text(JsonElement root, string key, string file) =>
        root.TryGetProperty(key, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : throw DeploymentException.Configuration($"{file}: '{key}' must be a text");

    /// <summary>Names of stacks, buckets and alarms begin with it; bucket names have the strictest rules.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html</remarks>
    private static string NamePrefixOf(JsonElement root, string file)
    {
        var prefix = Text(root, "namePrefix", file);
        if (
            !char.IsAsciiLetterLower(prefix[0])
            || !prefix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        )
        {
            throw DeploymentException.Configuration(
                $"{file}: 'namePrefix' must begin with a lowercase letter "
                    + "and contain only lowercase letters, digits and hyphens"
            );
        }
        return prefix.Length <= LongestPrefix
            ? prefix
            : throw DeploymentException.Configuration(
                $"{file}: 'namePrefix' has {prefix.Length} characters; with more than {LongestPrefix} "
                    + "the name of the artifact bucket would be too long"
            );
    }

    /// <summary>The name goes into expressions of workflows, so it has only plain characters.</summary>
    private static string BranchOf(JsonElement root, string file)
    {
        var branch = Text(root, "branch", file);
        return branch.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
            ? branch
            : throw DeploymentException.Configuration(
                $"{file}: 'branch' must contain only letters, digits and the characters - _ . /"
            );
    }

    private static RollbackAlarms RollbackOf(JsonElement rollback, string region, string accountId, string file)
    {
        if (
            rollback.ValueKind != JsonValueKind.Object
            || rollback.EnumerateObject().Any(static property => property.Name is not ("alarms" or "minutes"))
        )
        {
            throw DeploymentException.Configuration($"{file}: 'rollback' must be an object of alarms and minutes");
        }

        var names =
            rollback.TryGetProperty("alarms", out var alarms) && alarms.ValueKind == JsonValueKind.Array
                ? alarms
                    .EnumerateArray()
                    .Select(static alarm => alarm.ValueKind == JsonValueKind.String ? alarm.GetString()! : "")
                    .ToList()
                : [];
        if (names.Count is 0 or > RollbackAlarms.MaximumCount || names.Contains(""))
        {
            throw DeploymentException.Configuration(
                $"{file}: 'alarms' of 'rollback' must name one to {RollbackAlarms.MaximumCount} alarms"
            );
        }

        var minutes = Number(
            rollback,
            "minutes",
            file,
            static value => value is >= 0 and <= RollbackAlarms.MaximumMinutes,
            $"a whole number of minutes from 0 to {RollbackAlarms.MaximumMinutes}"
        );
        return new RollbackAlarms(
            [.. names.Select(name => RollbackAlarms.ArnOf(name, region, accountId))],
            TimeSpan.FromMinutes(minutes)
        );
    }

    private static int Number(JsonElement root, string key, string file, Func<int, bool> isAllowed, string allowed) =>
        root.TryGetProperty(key, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
        && isAllowed(number)
            ? number
            : throw DeploymentException.Configuration($"{file}: '{key}' must be {allowed}");
}
