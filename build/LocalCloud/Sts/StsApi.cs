using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sts;

/// <summary>
/// Security Token Service: caller identity and temporary credentials, which work like any others here.
/// https://docs.aws.amazon.com/STS/latest/APIReference/
/// </summary>
internal sealed class StsApi(Cloud cloud) : IOperationService, ICloudPart<StsApi>
{
    private const int DefaultRoleSeconds = 3600;
    private const int DefaultSessionSeconds = 43200;
    private const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static StsApi Create(Cloud cloud) => new(cloud);

    public ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult<JsonObject?>(
            call.Operation switch
            {
                "GetCallerIdentity" => new()
                {
                    ["Arn"] = call.Scope.GlobalArn("iam", "root"),
                    ["UserId"] = call.Scope.Account,
                    ["Account"] = call.Scope.Account,
                },
                "GetSessionToken" => new() { ["Credentials"] = Credentials(call, DefaultSessionSeconds) },
                "AssumeRole" or "AssumeRoleWithWebIdentity" => AssumeRole(call),
                _ => throw StsErrors.UnknownOperation(call.Operation),
            }
        );

    private JsonObject AssumeRole(AwsCall call)
    {
        var role = call.Input.RequiredText("RoleArn");
        var session = call.Input.RequiredText("RoleSessionName");
        var parts = role.Split(':');
        if (parts.Length < 6 || !parts[5].StartsWith("role/", StringComparison.Ordinal))
        {
            throw StsErrors.InvalidArn(role);
        }

        return new()
        {
            ["Credentials"] = Credentials(call, DefaultRoleSeconds),
            ["AssumedRoleUser"] = new JsonObject
            {
                ["AssumedRoleId"] = $"AROA{RandomNumberGenerator.GetString(IdAlphabet, 17)}:{session}",
                ["Arn"] = $"arn:aws:sts::{parts[4]}:assumed-role/{parts[5].Split('/')[^1]}/{session}",
            },
            ["PackedPolicySize"] = 0,
        };
    }

    private JsonObject Credentials(AwsCall call, int defaultSeconds) =>
        new()
        {
            ["AccessKeyId"] = "ASIA" + RandomNumberGenerator.GetString(IdAlphabet, 16),
            ["SecretAccessKey"] = RandomNumberGenerator.GetHexString(40, lowercase: true),
            ["SessionToken"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(96)),
            ["Expiration"] = InputTree.Time(
                cloud.Now.AddSeconds(call.Input.Integer("DurationSeconds") ?? defaultSeconds)
            ),
        };
}
