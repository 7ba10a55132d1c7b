using System.Globalization;
using AiChef.Deployment;
using AiChef.Deployment.Environments;
using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Environments;

public sealed class DeploymentEnvironmentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("environments").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_keys_are_read()
    {
        Write(
            "dev",
            """{ "region": "eu-west-1", "accountId": "123456789012", "namePrefix": "chef", "memorySize": 1024, "logRetentionDays": 14, "tags": { "Team": "a" } }"""
        );

        var environment = DeploymentEnvironment.Load(_folder, "dev");

        environment.StackName("stepfunctions").ShouldBe("chef-stepfunctions");
        environment.ArtifactBucket.ShouldBe("chef-artifacts-123456789012-eu-west-1");
        environment.MemorySize.ShouldBe(1024);
        environment.LogRetentionDays.ShouldBe(14);
        environment.Tags["Team"].ShouldBe("a");
        environment.IsLocal.ShouldBeFalse();
    }

    private const string OfAccess =
        "\"region\": \"eu-west-1\", \"accountId\": \"123456789012\", "
        + "\"namePrefix\": \"chef\", \"memorySize\": 512, \"logRetentionDays\": 7";

    [Theory]
    [InlineData("", null, null)]
    [InlineData(
        ", \"executionRole\": true",
        "arn:aws:iam::123456789012:role/access/chef/chef-eu-west-1-execution",
        "arn:aws:iam::123456789012:policy/access/chef/chef-eu-west-1-boundary"
    )]
    [InlineData(
        ", \"executionRole\": \"arn:aws:iam::123456789012:role/own\"",
        "arn:aws:iam::123456789012:role/own",
        null
    )]
    [InlineData(
        ", \"permissionsBoundary\": \"arn:aws:iam::123456789012:policy/own\"",
        null,
        "arn:aws:iam::123456789012:policy/own"
    )]
    [InlineData(", \"executionRole\": false, \"permissionsBoundary\": false", null, null)]
    public void The_execution_role_and_the_boundary_are_own_ones_or_named(string keys, string? role, string? boundary)
    {
        Write("dev", $"{{ {OfAccess}{keys} }}");

        var environment = DeploymentEnvironment.Load(_folder, "dev");

        environment.ExecutionRole.ShouldBe(role);
        environment.PermissionsBoundary.ShouldBe(boundary);
    }

    [Theory]
    [InlineData("\"executionRole\": \"deployer\"", "'executionRole' must be true, false or the ARN of a role")]
    [InlineData("\"executionRole\": 1", "'executionRole' must be true, false or the ARN of a role")]
    [InlineData("\"executionRole\": \"arn:aws:iam::210987654321:role/own\"", "of the account 123456789012")]
    [InlineData("\"permissionsBoundary\": \"arn:aws:iam::123456789012:role/own\"", "the ARN of a policy")]
    [InlineData("\"executionRole\": true, \"permissionsBoundary\": false", "'permissionsBoundary' must not be false")]
    public void Another_execution_role_or_boundary_is_refused(string keys, string message)
    {
        Write("dev", $"{{ {OfAccess}, {keys} }}");

        Should
            .Throw<DeploymentException>(() => DeploymentEnvironment.Load(_folder, "dev"))
            .Message.ShouldContain(message);
    }

    [Fact]
    public void An_unknown_name_is_reported_with_the_known_ones()
    {
        Write("dev", "{}");
        Write("local", "{}");

        Should
            .Throw<DeploymentException>(() => DeploymentEnvironment.Load(_folder, "prod"))
            .Message.ShouldBe("unknown environment 'prod'; there are dev, local");
    }

    [Theory]
    [InlineData("{\n \"region\": oops }", "dev.json:2: malformed JSON")]
    [InlineData("[]", "JSON object")]
    [InlineData(
        """{ "region": "r", "accountId": "123456789012", "namePrefix": "p", "regoin": "x" }""",
        "unknown key 'regoin'"
    )]
    [InlineData("""{ "region": "r", "accountId": "12", "namePrefix": "p" }""", "12 digits")]
    [InlineData("""{ "accountId": "123456789012", "namePrefix": "p" }""", "'region'")]
    [InlineData(
        """{ "region": "r", "accountId": "123456789012", "namePrefix": "p", "memorySize": 512, "logRetentionDays": 7, "tags": { "a": 1 } }""",
        "tag 'a'"
    )]
    [InlineData(
        """{ "region": "r", "accountId": "123456789012", "namePrefix": "p", "memorySize": 64, "logRetentionDays": 7 }""",
        "'memorySize' must be a whole number of MB from 128 to 10240"
    )]
    [InlineData(
        """{ "region": "r", "accountId": "123456789012", "namePrefix": "a-prefix-of-25-characters" }""",
        "'namePrefix' has 25 characters; with more than 24 the name of the artifact bucket would be too long"
    )]
    [InlineData(
        """{ "region": "r", "accountId": "123456789012", "namePrefix": "p", "memorySize": 512, "logRetentionDays": 8 }""",
        "'logRetentionDays' must be one of 1, 3, 5, 7"
    )]
    [InlineData(
        """{ "region": "r", "accountId": "123456789012", "namePrefix": "p", "memorySize": 512 }""",
        "'logRetentionDays'"
    )]
    [InlineData(
        """{ "region": "r", "accountId": "123456789012", "namePrefix": "p", "memorySize": 512, "logRetentionDays": 7, "rollback": { "alarms": ["a"], "minutes": 181 } }""",
        "'minutes' must be a whole number of minutes from 0 to 180"
    )]
    [InlineData(
        """{ "region": "r", "accountId": "123456789012", "namePrefix": "p", "memorySize": 512, "logRetentionDays": 7, "rollback": { "alarms": ["a", "b", "c", "d", "e", "f"], "minutes": 1 } }""",
        "'alarms' of 'rollback' must name one to 5 alarms"
    )]
    [InlineData(
        """{ "region": "r", "accountId": "123456789012", "namePrefix": "p", "memorySize": 512, "logRetentionDays": 7, "rollback": { "alarms": [], "minutes": 1 } }""",
        "'alarms' of 'rollback' must name one to 5 alarms"
    )]
    [InlineData(
        """{ "region": "r", "accountId": "123456789012", "namePrefix": "p", "memorySize": 512, "logRetentionDays": 7, "rollback": { "alarm": "a" } }""",
        "'rollback' must be an object of alarms and minutes"
    )]
    public void A_fault_in_the_file_is_named(string json, string part)
    {
        Write("dev", json);

        var error = Should.Throw<DeploymentException>(() => DeploymentEnvironment.Load(_folder, "dev"));

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldContain(part);
        error.Message.ShouldContain("dev.json");
    }

    [Theory]
    [InlineData("""{ "region": "r", "region": "s" }""", "Duplicate property 'region'")]
    [InlineData("""{ "tags": { "a": "1", "a": "2" } }""", "Duplicate property 'a'")]
    [InlineData("""{ "namePrefix": "AI Chef" }""", "'namePrefix' must begin with a lowercase letter")]
    [InlineData("""{ "tags": { "AWS:x": "1" } }""", "tag 'AWS:x' begins with aws:, which is reserved for AWS")]
    [InlineData("""{ "tags": { "": "1" } }""", "tag '' has no key")]
    [InlineData("""{ "tags": { "a": "<b>" } }""", "tag 'a' contains a character that AWS does not allow")]
    public void A_mistake_that_AWS_would_find_is_reported_before(string json, string part) =>
        Mistake(json).ShouldNotBeNull().ShouldContain(part);

    [Theory]
    [InlineData(128, 256, 50, null)]
    [InlineData(129, 1, 1, "has a key of 129 characters, AWS allows at most 128")]
    [InlineData(1, 257, 1, "has a value of 257 characters, AWS allows at most 256")]
    [InlineData(4, 1, 51, "a stack takes at most 50 tags, not 51")]
    public void Tags_are_counted_as_AWS_counts_them(int key, int value, int tags, string? part)
    {
        var pairs = Enumerable
            .Range(10, tags)
            .Select(i =>
                $"\"{i.ToString(CultureInfo.InvariantCulture).PadLeft(key, 'k')[^key..]}\": "
                + $"\"{new string('v', value)}\""
            );

        var mistake = Mistake($$"""{ "tags": { {{string.Join(", ", pairs)}} } }""");

        if (part is null)
        {
            mistake.ShouldBeNull();
        }
        else
        {
            mistake.ShouldNotBeNull().ShouldContain(part);
        }
    }

    [Theory]
    [InlineData("memorySize", "127", false)]
    [InlineData("memorySize", "128", true)]
    [InlineData("memorySize", "10240", true)]
    [InlineData("memorySize", "10241", false)]
    [InlineData("memorySize", "\"512\"", false)]
    [InlineData("memorySize", "512.5", false)]
    [InlineData("logRetentionDays", "3653", true)]
    [InlineData("logRetentionDays", "0", false)]
    [InlineData("accountId", "\"12345678901\"", false)]
    [InlineData("accountId", "\"1234567890123\"", false)]
    [InlineData("accountId", "\"12345678901a\"", false)]
    [InlineData("region", "\"\"", false)]
    [InlineData("region", "7", false)]
    [InlineData("namePrefix", "\"a-1\"", true)]
    [InlineData("namePrefix", "\"1a\"", false)]
    [InlineData("namePrefix", "\"-a\"", false)]
    [InlineData("namePrefix", "\"a_b\"", false)]
    [InlineData("namePrefix", "\"aB\"", false)]
    [InlineData("tags", "[]", false)]
    [InlineData("canary", "{ \"percent\": 1, \"minutes\": 1 }", true)]
    [InlineData("canary", "{ \"percent\": 99, \"minutes\": 1440 }", true)]
    [InlineData("canary", "{ \"percent\": 0, \"minutes\": 1 }", false)]
    [InlineData("canary", "{ \"percent\": 100, \"minutes\": 1 }", false)]
    [InlineData("canary", "{ \"percent\": 1, \"minutes\": 0 }", false)]
    [InlineData("canary", "{ \"percent\": 1, \"minutes\": 1441 }", false)]
    [InlineData("canary", "{ \"percent\": 1 }", false)]
    [InlineData("canary", "{ \"percent\": 1, \"minutes\": 1, \"steps\": 2 }", false)]
    [InlineData("canary", "{ \"steps\": \"10%/30m,50%/15m\", \"minimumRequests\": 50 }", true)]
    [InlineData("canary", "{ \"percent\": 1, \"minutes\": 1, \"minimumRequests\": 0 }", true)]
    [InlineData("canary", "{ \"percent\": 1, \"minutes\": 1, \"minimumRequests\": -1 }", false)]
    [InlineData("canary", "{ \"steps\": \"50%/15m,10%/30m\" }", false)]
    [InlineData("canary", "{ \"steps\": \"0\" }", false)]
    [InlineData("canary", "{ \"steps\": [10] }", false)]
    [InlineData("canary", "{ \"minimumRequests\": 1 }", false)]
    [InlineData("canary", "10", false)]
    [InlineData("rollback", "{ \"alarms\": [\"a\"], \"minutes\": 0 }", true)]
    [InlineData("rollback", "{ \"alarms\": [\"a\", \"b\", \"c\", \"d\", \"e\"], \"minutes\": 180 }", true)]
    [InlineData("rollback", "{ \"alarms\": [\"a\"], \"minutes\": -1 }", false)]
    [InlineData("objectives", "{ \"availabilityPercent\": 99.95, \"p95Milliseconds\": 800 }", true)]
    [InlineData("objectives", "{ \"p95Milliseconds\": 29000 }", true)]
    [InlineData("objectives", "{ \"p95Milliseconds\": 29001 }", false)]
    [InlineData("objectives", "{ \"availabilityPercent\": 100 }", false)]
    [InlineData("objectives", "{ \"availability\": 99 }", false)]
    [InlineData("rollback", "{ \"alarms\": [\"\"], \"minutes\": 1 }", false)]
    [InlineData("rollback", "{ \"alarms\": [7], \"minutes\": 1 }", false)]
    [InlineData("rollback", "{ \"alarms\": \"a\", \"minutes\": 1 }", false)]
    [InlineData("rollback", "{ \"minutes\": 1 }", false)]
    [InlineData("rollback", "[]", false)]
    public void A_value_is_within_its_range(string key, string value, bool isAllowed)
    {
        var mistake = Mistake($$"""{ "{{key}}": {{value}} }""");

        (mistake is null).ShouldBe(isAllowed, mistake);
    }

    [Fact]
    public void What_a_canary_and_a_rollback_say_is_read()
    {
        Write(
            "dev",
            """
            { "region": "eu-west-1", "accountId": "123456789012", "namePrefix": "p", "memorySize": 512, "logRetentionDays": 7,
              "canary": { "percent": 5, "minutes": 20 }, "rollback": { "alarms": ["a", "b"], "minutes": 15 } }
            """
        );

        var environment = DeploymentEnvironment.Load(_folder, "dev");

        environment.Canary!.Steps.ShouldBe([new CanaryStep(5, TimeSpan.FromMinutes(20))]);
        environment.Rollback!.Arns.ShouldBe([
            "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a",
            "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:b",
        ]);
        environment.Rollback.ToConfiguration().MonitoringTimeInMinutes.ShouldBe(15);
        environment.Tags.ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_folder_there_are_no_environments() =>
        DeploymentEnvironment.Names(Path.Combine(_folder, "nowhere")).ShouldBeEmpty();

    [Fact]
    public void The_one_of_this_machine_is_local()
    {
        Write(
            "local",
            """{ "region": "r", "accountId": "123456789012", "namePrefix": "p", "memorySize": 512, "logRetentionDays": 7 }"""
        );

        DeploymentEnvironment.Load(_folder, "local").IsLocal.ShouldBeTrue();
    }

    /// <summary>What is wrong with an environment that has these keys in place of right ones.</summary>
    private string? Mistake(string json)
    {
        var sound = """
            "region": "eu-west-1", "accountId": "123456789012", "namePrefix": "p",
            "memorySize": 512, "logRetentionDays": 7
            """.Split(',', '\n').Where(pair =>
            pair.Trim().Length > 0 && !json.Contains(pair.Split(':')[0].Trim(), StringComparison.Ordinal)
        );
        Write("dev", $"{{ {string.Join(',', sound)}, {json.Trim()[1..]}");
        try
        {
            DeploymentEnvironment.Load(_folder, "dev");
            return null;
        }
        catch (DeploymentException e)
        {
            e.Kind.ShouldBe(FailureKind.Configuration);
            return e.Message;
        }
    }

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(_folder, $"{name}.json"), json);
}
