using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Iam;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sts;

/// <summary>
/// Security Token Service: caller identity and temporary credentials.
/// https://docs.aws.amazon.com/STS/latest/APIReference/
/// </summary>
internal sealed class StsApi(Cloud cloud) : IOperationService, ICloudPart<StsApi>
{
    private const int DefaultRoleSeconds = 3600;
    private const int DefaultSessionSeconds = 43200;
    private const int LeastSeconds = 900;
    private const int MostSeconds = 43200;
    private const int MostChainedSeconds = 3600;
    private const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly IamState _roles = cloud.Get<IamState>();
    private readonly RoleSessions _sessions = cloud.Get<RoleSessions>();
    private readonly RoleTrust _trust = cloud.Get<RoleTrust>();

    public static StsApi Create(Cloud cloud) => new(cloud);

    public ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult<JsonObject?>(
            call.Operation switch
            {
                "GetCallerIdentity" => CallerIdentity(call),
                "GetSessionToken" => new()
                {
                    ["Credentials"] = Credentials(
                        RoleSessions.NewKey(),
                        cloud.Now.AddSeconds(call.Input.Integer("DurationSeconds") ?? DefaultSessionSeconds)
                    ),
                },
                "AssumeRole" => AssumeRole(call),
                "AssumeRoleWithWebIdentity" => AssumeRoleWithWebIdentity(call),
                _ => throw NotModelled.Operation("sts", call.Operation),
            }
        );

    private JsonObject CallerIdentity(AwsCall call)
    {
        var caller = cloud.Get<AccessGate>().Caller(call.Http);
        return new()
        {
            ["Arn"] = caller.Arn,
            ["UserId"] = caller.Context.Single("aws:userid") ?? caller.Account,
            ["Account"] = caller.Account,
        };
    }

    private JsonObject AssumeRole(AwsCall call)
    {
        var role = Role(call);
        _trust.Check(call, role);
        var isChained = cloud.Get<AccessGate>().Caller(call.Http).RoleArn is not null;
        var tags = RequestTags.Of(call.Input);
        return Begin(
            call,
            role,
            isChained,
            session => session with { Tags = new(tags.ToDictionary(), StringComparer.Ordinal) }
        );
    }

    private JsonObject AssumeRoleWithWebIdentity(AwsCall call)
    {
        var role = Role(call);
        var text = call.Input.RequiredText("WebIdentityToken");
        if (!cloud.Options.EnforceAccess)
        {
            return Begin(call, role, isChained: false, static session => session);
        }

        var token = WebToken.Parse(text);
        if (token.Expires is { } expires && expires <= cloud.Now)
        {
            throw StsErrors.TokenExpired(cloud.Now, expires);
        }

        var account = RoleArn.Find(call.Input.RequiredText("RoleArn"))!.Account;
        var provider = $"arn:aws:iam::{account}:oidc-provider/{token.Issuer}";
        _trust.Check(call, role, token, provider);
        var answer = Begin(
            call,
            role,
            isChained: false,
            session =>
                session with
                {
                    Provider = provider,
                    Claims = new(
                        token
                            .ConditionKeys.Where(static each => each.Value.Count == 1)
                            .ToDictionary(static each => each.Key, static each => each.Value[0]),
                        StringComparer.Ordinal
                    ),
                }
        );
        answer["SubjectFromWebIdentityToken"] = token.Subject;
        answer["Audience"] = token.Audiences is [var audience, ..] ? audience : null;
        answer["Provider"] = provider;
        return answer;
    }

    /// <summary>The role of a request; null when it is not stored.</summary>
    private Role? Role(AwsCall call)
    {
        var text = call.Input.RequiredText("RoleArn");
        var arn = RoleArn.Find(text) ?? throw StsErrors.InvalidArn(text);
        var role = _roles.Find(new Scope(arn.Account, ""), arn.Name);
        return role?.Arn == text ? role : null;
    }

    private JsonObject Begin(AwsCall call, Role? role, bool isChained, Func<RoleSession, RoleSession> refine)
    {
        var arn = call.Input.RequiredText("RoleArn");
        var name = call.Input.RequiredText("RoleSessionName");
        var seconds = Seconds(call, role, isChained);
        var policy = call.Input.Text("Policy");
        if (policy is not null)
        {
            CheckSessionPolicy(policy);
        }

        var session = refine(
            new(arn, name, cloud.Now, cloud.Now.AddSeconds(seconds))
            {
                Policy = policy,
                PolicyArns = [.. call.Input.Objects("PolicyArns").Select(static each => each.RequiredText("arn"))],
            }
        );
        var key = RoleSessions.NewKey();
        _sessions.Add(key, session);
        var id = role?.RoleId ?? $"AROA{RandomNumberGenerator.GetString(IdAlphabet, 17)}";
        return new()
        {
            ["Credentials"] = Credentials(key, session.Expires),
            ["AssumedRoleUser"] = new JsonObject
            {
                ["AssumedRoleId"] = $"{id}:{name}",
                ["Arn"] = _sessions.Principal(session).Arn,
            },
            ["PackedPolicySize"] = 0,
        };
    }

    private static int Seconds(AwsCall call, Role? role, bool isChained)
    {
        if (call.Input.Integer("DurationSeconds") is not { } asked)
        {
            return DefaultRoleSeconds;
        }

        return asked < LeastSeconds ? throw StsErrors.Duration(asked, $"greater than or equal to {LeastSeconds}")
            : asked > MostSeconds ? throw StsErrors.Duration(asked, $"less than or equal to {MostSeconds}")
            : isChained && asked > MostChainedSeconds ? throw StsErrors.ChainTooLong()
            : role is not null && asked > role.MaxSessionDuration ? throw StsErrors.TooLong()
            : asked;
    }

    private static void CheckSessionPolicy(string policy)
    {
        try
        {
            PolicyDocument.CheckPermissions(policy);
        }
        catch (AwsException malformed)
        {
            throw StsErrors.MalformedPolicy(malformed.Message);
        }
    }

    private static JsonObject Credentials(string key, DateTimeOffset expires) =>
        new()
        {
            ["AccessKeyId"] = key,
            ["SecretAccessKey"] = RandomNumberGenerator.GetHexString(40, lowercase: true),
            ["SessionToken"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(96)),
            ["Expiration"] = InputTree.Time(expires),
        };
}
