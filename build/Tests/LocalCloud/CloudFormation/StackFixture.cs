using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud;

namespace AiChef.Tests.LocalCloud.CloudFormation;

/// <summary>A host with a client and the calls that the tests of stacks share.</summary>
internal sealed class StackFixture : IAsyncDisposable
{
    private readonly RawClient _client;

    private readonly VirtualClock? _clock;

    private StackFixture(LocalCloudHost host, VirtualClock? clock) =>
        (Host, _client, _clock) = (host, new RawClient(host.Url, clock), clock);

    public LocalCloudHost Host { get; }

    public static async Task<StackFixture> StartAsync(LocalCloudOptions? options = null) =>
        new(await LocalCloudHost.StartAsync(options ?? new(), CancellationToken.None), null);

    /// <summary>Starts a host by a clock of the test, for what takes time.</summary>
    public static async Task<StackFixture> StartAsync(VirtualClock clock, LocalCloudOptions options) =>
        new(
            await LocalCloudHost.StartAsync(
                options with
                {
                    TimeProvider = clock,
                    OnOperation = _ => clock.Enter(),
                },
                CancellationToken.None
            ),
            clock
        );

    /// <summary>A template of SSM parameters: "A" has the value "1"; "B=${A.Value}!" refers to another.</summary>
    public static string Template(params string[] parameters) =>
        "Resources:\n"
        + string.Concat(
            parameters.Select(static parameter =>
            {
                var (id, value) = (
                    parameter.Split('=')[0],
                    parameter[(parameter.IndexOf('=', StringComparison.Ordinal) + 1)..]
                );
                return $"  {id}:\n    Type: AWS::SSM::Parameter\n    Properties:\n "
                    + $"     Type: String\n      Value: !Sub \"{value}\"\n";
            })
        );

    public Task<XElement> CallAsync(string operation, params (string Name, string Value)[] parameters) =>
        _client.QueryAsync("cloudformation", operation, parameters);

    public async Task<AwsRefusalException> RefusedAsync(
        string operation,
        params (string Name, string Value)[] parameters
    )
    {
        try
        {
            await CallAsync(operation, parameters);
        }
        catch (AwsRefusalException refusal)
        {
            return refusal;
        }

        throw new InvalidOperationException($"{operation} was not refused");
    }

    /// <summary>Creates a stack and waits for it, unless provisioning takes time.</summary>
    public async Task<string> CreateAsync(string name, string template, params (string Name, string Value)[] more)
    {
        var id = (await CallAsync("CreateStack", [("StackName", name), ("TemplateBody", template), .. more]))
            .Element("StackId")!
            .Value;
        await SettleAsync(id);
        return id;
    }

    /// <summary>Updates a stack and waits for it, unless provisioning takes time.</summary>
    public async Task UpdateAsync(string name, string template, params (string Name, string Value)[] more)
    {
        await CallAsync("UpdateStack", [("StackName", name), ("TemplateBody", template), .. more]);
        await SettleAsync(name);
    }

    public async Task<XElement> StackAsync(string name) =>
        (await CallAsync("DescribeStacks", ("StackName", name))).Descendants("Stacks").Elements("member").Single();

    public async Task<string> StatusAsync(string name) => (await StackAsync(name)).Element("StackStatus")!.Value;

    /// <summary>The status that the stack has once nothing is in progress any more.</summary>
    public async Task<string> SettledAsync(string name)
    {
        var status = "";
        await UntilAsync(
            async () => !(status = await StatusAsync(name)).EndsWith("_IN_PROGRESS", StringComparison.Ordinal),
            $"the end of {name}"
        );
        return status;
    }

    /// <summary>Waits until a stack has an event.</summary>
    public Task UntilEventAsync(string name, string wanted) =>
        UntilAsync(async () => (await EventsAsync(name)).Contains(wanted), wanted);

    public Task UntilAsync(Func<Task<bool>> isSo, string what) => BoundedWait.UntilAsync(isSo, what, _clock);

    /// <summary>The stack's events, oldest first, as "LogicalId STATUS" with the reason after a colon.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string name) =>
        [
            .. (await CallAsync("DescribeStackEvents", ("StackName", name)))
                .Descendants("StackEvents")
                .Elements("member")
                .Reverse()
                .Select(static e =>
                    $"{e.Element("LogicalResourceId")!.Value} "
                    + $"{e.Element("ResourceStatus")!.Value}{(e.Element("ResourceStatusReason") is { } reason ? $": {reason.Value}" : "")}"
                ),
        ];

    public async Task<IReadOnlyDictionary<string, string>> ResourcesAsync(string name) =>
        (await CallAsync("DescribeStackResources", ("StackName", name)))
            .Descendants("StackResources")
            .Elements("member")
            .ToDictionary(
                static r => r.Element("LogicalResourceId")!.Value,
                static r => r.Element("ResourceStatus")!.Value,
                StringComparer.Ordinal
            );

    public async Task<string?> ParameterAsync(string name)
    {
        try
        {
            return (await _client.JsonAsync("ssm", "AmazonSSM.GetParameter", new JsonObject { ["Name"] = name }))[
                "Parameter"
            ]!["Value"]!.ToString();
        }
        catch (AwsRefusalException missing) when (missing.Code == "ParameterNotFound")
        {
            return null;
        }
    }

    public Task PutParameterAsync(string name, string value) =>
        _client.JsonAsync(
            "ssm",
            "AmazonSSM.PutParameter",
            new JsonObject
            {
                ["Name"] = name,
                ["Value"] = value,
                ["Type"] = "String",
                ["Overwrite"] = true,
            }
        );

    /// <summary>Stores an object in a bucket, which is made first.</summary>
    public async Task PutObjectAsync(string bucket, string key, string content)
    {
        await _client.MakeBucketAsync(bucket);
        await ReplaceObjectAsync(bucket, key, content);
    }

    /// <summary>Stores bytes in a bucket, which is made first.</summary>
    public async Task PutObjectAsync(string bucket, string key, byte[] content)
    {
        await _client.MakeBucketAsync(bucket);
        using var body = new ByteArrayContent(content);
        await _client.PutAsync("s3", $"/{bucket}/{key}", body);
    }

    /// <summary>Stores an object in a bucket that exists.</summary>
    public Task ReplaceObjectAsync(string bucket, string key, string content) =>
        _client.PutAsync("s3", $"/{bucket}/{key}", content);

    /// <summary>The body of an answer of S3.</summary>
    public Task<string> GetAsync(string path) => _client.GetAsync("s3", path);

    private async Task SettleAsync(string name)
    {
        if (Host.Cloud.Options is { ProvisioningTimes.Count: 0, ProvisioningTime.Ticks: 0 })
        {
            await SettledAsync(name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Host.DisposeAsync();
    }
}
