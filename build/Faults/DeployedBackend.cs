using AiChef.Deployment.Aws;
using AiChef.LocalCloud;
using Amazon.CloudFormation.Model;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Faults;

/// <summary>
/// A backend that is deployed from a checkout to a LocalCloud of this process, which outlives every run.
/// </summary>
public sealed class DeployedBackend : IAsyncLifetime, IDisposable
{
    private const string Table = "ai-chef-sessions";
    private const string Kept = "kept-";
    private const int Items = 25;

    private readonly string _folder = Directory.CreateTempSubdirectory("faults-state-").FullName;
    private readonly HttpClient _http = new();
    private LocalCloudHost _host = null!;
    private AwsClients _clients = null!;
    private AmazonDynamoDBClient _table = null!;

    internal Checkout Checkout { get; private set; } = null!;

    internal LocalCloudFaults Faults => _host.Faults;

    internal Uri Url => _host.Url;

    internal LiveFunctions Live => new(_clients, _http);

    /// <summary>Every operation that was asked for.</summary>
    internal List<string> Operations { get; } = [];

    public async Task InitializeAsync()
    {
        Checkout = await Checkout.CopyAsync();
        var options = new LocalCloudOptions { Folder = _folder, OnOperation = Count };
        _host = await LocalCloudHost.StartAsync(options, CancellationToken.None);
        var credentials = new BasicAWSCredentials("faults", "faults");
        _clients = new AwsClients(new AwsConnection { Region = "us-east-1", Endpoint = Url }, credentials);
        var config = new AmazonDynamoDBConfig { ServiceURL = Url.AbsoluteUri, AuthenticationRegion = "us-east-1" };
        _table = new AmazonDynamoDBClient(credentials, config);
        await DeployAsync();
        for (var i = 0; i < Items; i++)
        {
            var item = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
            {
                ["sessionId"] = new AttributeValue($"{Kept}{i}"),
            };
            await _table.PutItemAsync(new PutItemRequest { TableName = Table, Item = item });
        }
    }

    public async Task DisposeAsync()
    {
        await (_host?.DisposeAsync() ?? ValueTask.CompletedTask);
        Checkout?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose()
    {
        _table?.Dispose();
        _clients?.Dispose();
        _http.Dispose();
    }

    /// <summary>The arguments of a deployment to this cloud, or to what stands before it.</summary>
    internal string Deploy(string target = "DeployLambdas", Uri? url = null, string more = "") =>
        $"{target} --endpoint-url {(url ?? Url).GetLeftPart(UriPartial.Authority)}{more}";

    /// <summary>A plain run at the rates of AWS, which must end well.</summary>
    internal async Task DeployAsync()
    {
        Faults.LimitsRequests = true;
        var (code, output) = await BuildRun.CompleteAsync(Checkout.Root, Deploy());
        code.ShouldBe(0, output);
    }

    /// <summary>
    /// Makes sure that the backend is what the sources say, and that nothing of any run is left in the cloud.
    /// </summary>
    internal async Task IsAsTheSourcesSayAsync()
    {
        Faults.LimitsRequests = false; // this looks more often than AWS would answer
        foreach (var function in Checkout.Functions)
        {
            if (Checkout.MarkOf(function) is { } mark)
            {
                (await Live.HoldsAsync(function, mark)).ShouldBeTrue($"{function} does not hold '{mark}'");
            }
            if (Checkout.MemorySize is { } memorySize)
            {
                (await Live.FunctionAsync(function)).Configuration.MemorySize.ShouldBe(memorySize, function);
            }
        }
        foreach (var stack in (await _clients.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest())).Stacks)
        {
            stack.StackStatus.Value.ShouldBeOneOf("CREATE_COMPLETE", "UPDATE_COMPLETE");
            var request = new ListChangeSetsRequest { StackName = stack.StackName };
            var left = (await _clients.CloudFormation.ListChangeSetsAsync(request)).Summaries ?? [];
            left.Where(set => set.ExecutionStatus?.Value != "EXECUTE_COMPLETE")
                .Select(set => set.ChangeSetName)
                .ShouldBeEmpty();
        }
        // The integration tests, too, leave sessions there.
        var sessions = (await _table.ScanAsync(new ScanRequest { TableName = Table })).Items;
        sessions.Count(session => session["sessionId"].S.StartsWith(Kept, StringComparison.Ordinal)).ShouldBe(Items);
    }

    private void Count(string operation)
    {
        lock (Operations)
        {
            Operations.Add(operation);
        }
    }
}
