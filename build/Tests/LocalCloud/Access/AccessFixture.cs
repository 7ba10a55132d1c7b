using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using Amazon.Runtime;
using Amazon.S3;

namespace AiChef.Tests.LocalCloud.Access;

/// <summary>A host that enforces access, its administrator, and sessions of roles.</summary>
internal sealed class AccessFixture : IAsyncDisposable
{
    public const string Account = "000000000000";

    private readonly List<IDisposable> _clients = [];

    private AccessFixture(LocalCloudHost host)
    {
        Host = host;
        Administrator = Client("anyone");
    }

    public LocalCloudHost Host { get; }

    /// <summary>Calls with keys that no role gave.</summary>
    public RawClient Administrator { get; }

    public static async Task<AccessFixture> StartAsync(LocalCloudOptions? options = null) =>
        new(
            await LocalCloudHost.StartAsync(
                options ?? new LocalCloudOptions { EnforceAccess = true },
                CancellationToken.None
            )
        );

    /// <summary>A policy; apostrophes in the statements stand for quotes.</summary>
    public static string Policy(params string[] statements) =>
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements).Replace('\'', '"')}}]}""";

    /// <summary>A statement that allows actions, separated by blanks, on a resource.</summary>
    public static string Allow(string actions, string resource = "*", string? condition = null) =>
        Statement("Allow", actions, resource, condition);

    public static string Deny(string actions, string resource = "*", string? condition = null) =>
        Statement("Deny", actions, resource, condition);

    /// <summary>Creates a role that the account's principals may assume and that may do what a policy says.</summary>
    public async Task<string> CreateRoleAsync(
        string name,
        string? policy,
        string? trust = null,
        params (string Name, string Value)[] more
    )
    {
        trust ??= Policy(
            $"{{'Effect':'Allow','Principal':{{'AWS':'arn:aws:iam::{Account}:root'}},'Action':'sts:AssumeRole'}}"
        );
        await Administrator.QueryAsync(
            "iam",
            "CreateRole",
            [("RoleName", name), ("AssumeRolePolicyDocument", trust), .. more]
        );
        if (policy is not null)
        {
            await Administrator.QueryAsync(
                "iam",
                "PutRolePolicy",
                ("RoleName", name),
                ("PolicyName", "own"),
                ("PolicyDocument", policy)
            );
        }

        return $"arn:aws:iam::{Account}:role/{name}";
    }

    /// <summary>Assumes a role and returns a client with its keys.</summary>
    public async Task<RawClient> AssumeAsync(
        string roleArn,
        RawClient? by = null,
        params (string Name, string Value)[] more
    ) => Client(await KeyAsync(roleArn, by, more));

    /// <summary>Assumes a role and returns its access key id.</summary>
    public async Task<string> KeyAsync(
        string roleArn,
        RawClient? by = null,
        params (string Name, string Value)[] more
    ) =>
        (
            await (by ?? Administrator).QueryAsync(
                "sts",
                "AssumeRole",
                [("RoleArn", roleArn), ("RoleSessionName", "job"), .. more]
            )
        )
            .Descendants("AccessKeyId")
            .Single()
            .Value;

    /// <summary>A session of a new role with a policy.</summary>
    public async Task<RawClient> SessionAsync(params string[] statements) =>
        await AssumeAsync(await CreateRoleAsync("cook", statements.Length == 0 ? null : Policy(statements)));

    public RawClient Client(string accessKey)
    {
        var client = new RawClient(Host.Url) { AccessKey = accessKey };
        _clients.Add(client);
        return client;
    }

    /// <summary>AWS's client for S3 with the keys of a session.</summary>
    public AmazonS3Client S3(string accessKey)
    {
        var client = new AmazonS3Client(
            new SessionAWSCredentials(accessKey, "secret", "token"),
            new AmazonS3Config
            {
                ServiceURL = Host.Url.ToString(),
                AuthenticationRegion = "us-east-1",
                ForcePathStyle = true,
                MaxErrorRetry = 0,
            }
        );
        _clients.Add(client);
        return client;
    }

    /// <summary>A token as an identity provider gives it, without a signature that anybody verifies.</summary>
    public static string Token(JsonObject payload) =>
        $"{Base64("{\"alg\":\"RS256\"}")}.{Base64(payload.ToJsonString())}.{Base64("signature")}";

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        await Host.DisposeAsync();
    }

    private static string Base64(string text) =>
        System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Statement(string effect, string actions, string resource, string? condition)
    {
        var list = string.Join(',', actions.Split(' ').Select(static action => $"'{action}'"));
        var test = condition is null ? "" : $",'Condition':{condition}";
        return $"{{'Effect':'{effect}','Action':[{list}],'Resource':'{resource}'{test}}}";
    }
}
