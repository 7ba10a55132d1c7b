using AiChef.Deployment.Lambda;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Shouldly;
using Xunit;
using Environment = Amazon.Lambda.Model.EnvironmentResponse;

namespace AiChef.Tests.Deployment.Lambda;

public sealed class FunctionComparisonTests
{
    /// <summary>A change of each setting that a version freezes.</summary>
    private static readonly Dictionary<string, Action<GetFunctionConfigurationResponse>> Changes = new(
        StringComparer.Ordinal
    )
    {
        ["code"] = f => f.CodeSha256 = "another",
        ["runtime"] = f => f.Runtime = Runtime.Dotnet8,
        ["handler"] = f => f.Handler = "another",
        ["role"] = f => f.Role = "another",
        ["memory"] = f => f.MemorySize = 256,
        ["timeout"] = f => f.Timeout = 4,
        ["tracing"] = f => f.TracingConfig = new() { Mode = TracingMode.PassThrough },
        ["package type"] = f => f.PackageType = PackageType.Image,
        ["a variable's value"] = f =>
            f.Environment = new Environment
            {
                Variables = new() { ["A"] = "2", ["B"] = "1" },
            },
        ["a variable's name"] = f =>
            f.Environment = new Environment
            {
                Variables = new() { ["C"] = "1", ["B"] = "1" },
            },
        ["a variable less"] = f => f.Environment = new Environment { Variables = new() { ["B"] = "1" } },
        ["no variables"] = f => f.Environment = null,
        ["architecture"] = f => f.Architectures = ["arm64"],
        ["storage"] = f => f.EphemeralStorage = new() { Size = 1024 },
        ["dead-letter queue"] = f => f.DeadLetterConfig = new() { TargetArn = "another" },
        ["key"] = f => f.KMSKeyArn = "another",
        ["layers"] = f => f.Layers = [new Layer { Arn = "another" }],
        ["no layers"] = f => f.Layers = null,
        ["file system"] = f => f.FileSystemConfigs = [new FileSystemConfig { Arn = "another" }],
        ["subnets"] = f => f.VpcConfig = new() { SubnetIds = ["another"], SecurityGroupIds = ["group"] },
        ["security groups"] = f => f.VpcConfig = new() { SubnetIds = ["net"], SecurityGroupIds = ["another"] },
        ["snapshots"] = f => f.SnapStart = new() { ApplyOn = SnapStartApplyOn.PublishedVersions },
        ["log group"] = f => f.LoggingConfig.LogGroup = "another",
        ["log format"] = f => f.LoggingConfig.LogFormat = LogFormat.Text,
        ["the function's log level"] = f => f.LoggingConfig.ApplicationLogLevel = ApplicationLogLevel.DEBUG,
        ["Lambda's log level"] = f => f.LoggingConfig.SystemLogLevel = SystemLogLevel.DEBUG,
    };

    public static TheoryData<string> Settings => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_change_of_any_setting_makes_another_version(string setting)
    {
        var changed = Function();
        Changes[setting](changed);

        FunctionComparison.Same(changed, Function()).ShouldBeFalse();
        FunctionComparison.Same(Function(), changed).ShouldBeFalse();
    }

    [Fact]
    public void The_order_of_variables_and_what_belongs_to_a_version_itself_make_none()
    {
        var version = Function();
        version.Environment.Variables = new() { ["B"] = "1", ["A"] = "1" };
        version.Version = "7";
        version.Description = "published by hand";
        version.RevisionId = "another";
        version.LastModified = "2026-01-01T00:00:00.000+0000";
        version.State = State.Pending;

        FunctionComparison.Same(Function(), version).ShouldBeTrue();
    }

    [Fact]
    public void A_function_with_nothing_set_is_like_itself()
    {
        FunctionComparison.Same(new(), new()).ShouldBeTrue();
        FunctionComparison.Same(new(), Function()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("role", "queue", null)]
    [InlineData("another", "queue", "execution role")]
    [InlineData("role", "another", "dead-letter queue")]
    [InlineData("role", null, "dead-letter queue")]
    [InlineData("another", "another", "execution role, dead-letter queue")]
    public void One_alias_routes_to_two_versions_of_one_role_and_queue_only(string role, string? queue, string? bars)
    {
        var other = Function();
        other.Role = role;
        other.DeadLetterConfig = queue is null ? null : new() { TargetArn = queue };

        string.Join(", ", FunctionComparison.DifferencesOf(Function(), other)).ShouldBe(bars ?? "");
    }

    [Fact]
    public void No_queue_and_an_empty_one_are_the_same()
    {
        var (none, empty) = (Function(), Function());
        none.DeadLetterConfig = null;
        empty.DeadLetterConfig = new() { TargetArn = "" };

        FunctionComparison.DifferencesOf(none, empty).ShouldBeEmpty();
    }

    private static GetFunctionConfigurationResponse Function() =>
        new()
        {
            CodeSha256 = "code",
            Runtime = Runtime.Dotnet10,
            Handler = "handler",
            Role = "role",
            MemorySize = 512,
            Timeout = 3,
            TracingConfig = new() { Mode = TracingMode.Active },
            PackageType = PackageType.Zip,
            Environment = new Environment
            {
                Variables = new() { ["A"] = "1", ["B"] = "1" },
            },
            Architectures = ["x86_64"],
            EphemeralStorage = new() { Size = 512 },
            DeadLetterConfig = new() { TargetArn = "queue" },
            KMSKeyArn = "key",
            Layers = [new Layer { Arn = "layer" }],
            FileSystemConfigs = [new FileSystemConfig { Arn = "files" }],
            VpcConfig = new() { SubnetIds = ["net"], SecurityGroupIds = ["group"] },
            SnapStart = new() { ApplyOn = SnapStartApplyOn.None },
            LoggingConfig = new()
            {
                LogGroup = "log",
                LogFormat = LogFormat.JSON,
                ApplicationLogLevel = ApplicationLogLevel.INFO,
                SystemLogLevel = SystemLogLevel.WARN,
            },
        };
}
