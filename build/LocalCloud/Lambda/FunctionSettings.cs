using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Iam;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>The settings of a function: checked, with their defaults, shaped as Lambda answers them.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html</remarks>
internal static class FunctionSettings
{
    private const int EnvironmentLimit = 4096;
    private const string RolePattern = @"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+";

    /// <summary>Members that are copied as they come.</summary>
    private static readonly string[] Plain =
    [
        "Runtime",
        "Role",
        "Handler",
        "Description",
        "Timeout",
        "MemorySize",
        "KMSKeyArn",
        "Architectures",
        "EphemeralStorage",
        "TracingConfig",
    ];

    /// <summary>Members that change what runs in a way that is not modelled.</summary>
    private static readonly string[] Refused =
    [
        "VpcConfig",
        "DeadLetterConfig",
        "Layers",
        "FileSystemConfigs",
        "ImageConfig",
        "SnapStart",
        "CapacityProviderConfig",
        "DurableConfig",
        "TenancyConfig",
    ];

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html</summary>
    private static readonly HashSet<string> Runtimes = new(StringComparer.Ordinal)
    {
        "dotnet6",
        "dotnet8",
        "dotnet9",
        "dotnet10",
        "provided.al2",
        "provided.al2023",
        "nodejs16.x",
        "nodejs18.x",
        "nodejs20.x",
        "nodejs22.x",
        "nodejs24.x",
        "python3.8",
        "python3.9",
        "python3.10",
        "python3.11",
        "python3.12",
        "python3.13",
        "python3.14",
        "java11",
        "java17",
        "java21",
        "java25",
        "ruby3.2",
        "ruby3.3",
        "ruby3.4",
    };

    /// <summary>
    /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
    /// </summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "_HANDLER",
        "_X_AMZN_TRACE_ID",
        "AWS_DEFAULT_REGION",
        "AWS_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API",
        "LAMBDA_TASK_ROOT",
        "LAMBDA_RUNTIME_DIR",
    };

    /// <summary>The settings of a new function.</summary>
    public static JsonObject New(Cloud cloud, Scope scope, string name, JsonObject input) =>
        Changed(
            cloud,
            scope,
            new()
            {
                ["PackageType"] = "Zip",
                ["Description"] = "",
                ["Timeout"] = 3,
                ["MemorySize"] = 128,
                ["TracingConfig"] = new JsonObject { ["Mode"] = "PassThrough" },
                ["Architectures"] = new JsonArray("x86_64"),
                ["EphemeralStorage"] = new JsonObject { ["Size"] = 512 },
                ["SnapStart"] = new JsonObject { ["ApplyOn"] = "None", ["OptimizationStatus"] = "Off" },
                ["LoggingConfig"] = new JsonObject { ["LogFormat"] = "Text", ["LogGroup"] = $"/aws/lambda/{name}" },
            },
            input,
            isNew: true
        );

    /// <summary>A copy of the settings with what the input gives.</summary>
    public static JsonObject Changed(Cloud cloud, Scope scope, JsonObject before, JsonObject input, bool isNew = false)
    {
        if (input.Text("PackageType") is { } package and not "Zip")
        {
            throw LambdaErrors.NotModelled($"functions of package type {package}");
        }

        if (Array.Find(Refused, member => IsGiven(input[member])) is { } refused)
        {
            throw LambdaErrors.NotModelled($"{refused} of functions");
        }

        var settings = (JsonObject)before.DeepClone();
        foreach (var member in Plain)
        {
            if (input[member] is { } value)
            {
                settings[member] = value.DeepClone();
            }
        }

        if (input.Object("Environment") is { } environment)
        {
            settings.Remove("Environment");
            if (environment.Object("Variables") is { } variables)
            {
                settings["Environment"] = new JsonObject { ["Variables"] = variables.DeepClone() };
            }
        }

        if (input.Object("LoggingConfig") is { } logging)
        {
            foreach (var (member, value) in logging)
            {
                settings["LoggingConfig"]![member] = value?.DeepClone();
            }
        }

        Check(cloud, scope, settings, isNew || input["Role"] is not null);
        return settings;
    }

    private static bool IsGiven(JsonNode? value) =>
        value switch
        {
            null => false,
            JsonArray list => list.Count > 0,
            JsonObject tree => tree.Any(static member => IsGiven(member.Value) && member.Value.Text() != "None"),
            _ => true,
        };

    private static void Check(Cloud cloud, Scope scope, JsonObject settings, bool withRole)
    {
        var runtime = settings.Text("Runtime");
        if (runtime is null || settings.Text("Handler") is not { Length: > 0 })
        {
            throw LambdaErrors.Invalid(
                "Runtime and Handler are mandatory parameters for functions created with deployment packages."
            );
        }

        if (!Runtimes.Contains(runtime))
        {
            throw LambdaErrors.Invalid(
                $"Value {runtime} at 'runtime' failed to satisfy constraint: Member must "
                    + $"satisfy enum value set: [{string.Join(", ", Runtimes)}] or be a valid ARN"
            );
        }

        Range(settings, "MemorySize", "memorySize", 128, 10_240);
        Range(settings, "Timeout", "timeout", 1, 900);
        Range(settings.Object("EphemeralStorage")!, "Size", "ephemeralStorage.size", 512, 10_240);
        if (settings.Object("TracingConfig")!.Text("Mode") is { } mode and not ("Active" or "PassThrough"))
        {
            throw LambdaErrors.Validation(
                mode,
                "tracingConfig.mode",
                "Member must satisfy enum value set: [Active, PassThrough]"
            );
        }

        CheckVariables(settings.Object("Environment")?.Object("Variables") ?? []);
        if (withRole)
        {
            CheckRole(cloud, scope, settings.Text("Role") ?? "");
        }
    }

    private static void Range(JsonObject tree, string member, string field, int least, int most)
    {
        var value = tree.Integer(member) ?? least;
        if (value < least)
        {
            throw LambdaErrors.Validation(
                $"{value}",
                field,
                $"Member must have value greater than or equal to {least}"
            );
        }

        if (value > most)
        {
            throw LambdaErrors.Validation($"{value}", field, $"Member must have value less than or equal to {most}");
        }
    }

    private static void CheckVariables(JsonObject variables)
    {
        if (
            variables
                .Select(static variable => variable.Key)
                .Where(Reserved.Contains)
                .Order(StringComparer.Ordinal)
                .ToList() is
            { Count: > 0 } reserved
        )
        {
            throw LambdaErrors.Invalid(
                "Lambda was unable to configure your environment variables because "
                    + "the environment variables you have provided contains reserved keys "
                    + "that are currently not supported for modification. Reserved "
                    + $"keys used in this request: {string.Join(", ", reserved)}"
            );
        }

        var size = Encoding.UTF8.GetByteCount(variables.ToJsonString());
        if (size > EnvironmentLimit)
        {
            throw LambdaErrors.Invalid(
                "Lambda was unable to configure your environment variables because the environment variables "
                    + $"you have provided exceeded the 4KB limit. String measured: {variables.ToJsonString()}"
            );
        }
    }

    private static void CheckRole(Cloud cloud, Scope scope, string arn)
    {
        var parts = arn.Split(':', 6);
        if (
            parts is not ["arn", _, "iam", "", { Length: 12 }, var resource]
            || !resource.StartsWith("role/", StringComparison.Ordinal)
        )
        {
            throw LambdaErrors.Validation(
                arn,
                "role",
                $"Member must satisfy regular expression pattern: {RolePattern}"
            );
        }

        var role = cloud.Get<IamState>().Find(scope, resource.Split('/')[^1]);
        if (role is null || !role.TrustPolicy.Contains("lambda.amazonaws.com", StringComparison.Ordinal))
        {
            throw LambdaErrors.Invalid("The role defined for the function cannot be assumed by Lambda.");
        }
    }
}
