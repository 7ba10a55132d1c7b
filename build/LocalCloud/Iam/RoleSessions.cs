using System.Security.Cryptography;
using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Iam;

/// <summary>Sessions of roles, and who their keys make the caller to be.</summary>
internal sealed class RoleSessions(Cloud cloud) : ICloudPart<RoleSessions>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private readonly IamState _state = cloud.Get<IamState>();
    private readonly Documents<RoleSession> _sessions = new(cloud.Store, "iam-sessions", IamJson.Default.RoleSession);

    public static RoleSessions Create(Cloud cloud) => new(cloud);

    /// <summary>The id of a new access key.</summary>
    public static string NewKey() => "ASIA" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);

    public RoleSession? Find(string accessKeyId) => _sessions[accessKeyId];

    /// <summary>Keeps a session, and forgets those that expired a week ago.</summary>
    public void Add(string accessKeyId, RoleSession session)
    {
        using var batch = cloud.Store.Begin();
        foreach (var (key, old) in _sessions.StartingWith("").ToList())
        {
            if (old.Expires + Kept < cloud.Now)
            {
                _sessions.Remove(key);
            }
        }

        _sessions.Put(accessKeyId, session);
    }

    /// <summary>The caller that a session is, with the policies that its role has now.</summary>
    public AccessPrincipal Principal(RoleSession session)
    {
        var arn = RoleArn.Find(session.RoleArn) ?? new RoleArn("", session.RoleArn);
        var role = _state.Find(new Scope(arn.Account, ""), arn.Name);
        role = role?.Arn == session.RoleArn ? role : null;
        var own = $"arn:aws:sts::{arn.Account}:assumed-role/{arn.Name}/{session.Name}";
        var context = new AccessContext()
            .Put("aws:PrincipalArn", session.RoleArn)
            .Put("aws:PrincipalAccount", arn.Account)
            .Put("aws:PrincipalType", "AssumedRole")
            .Put("aws:userid", $"{role?.RoleId}:{session.Name}")
            .Put("aws:TokenIssueTime", session.Issued.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null))
            .Put("aws:FederatedProvider", session.Provider);
        foreach (var (key, value) in (role?.Tags ?? []).Concat(session.Tags))
        {
            context.Put($"aws:PrincipalTag/{key}", value);
        }

        foreach (var (key, value) in session.Claims)
        {
            context.Put(key, value);
        }

        return new(arn.Account, own)
        {
            RoleArn = session.RoleArn,
            Expires = session.Expires,
            Context = context,
            Policies = new()
            {
                Identity = role is null
                    ? []
                    : Statements([.. role.Policies.Values, .. role.Attached.Select(Document).OfType<string>()]),
                Boundary = role?.PermissionsBoundary is { } boundary ? Statements([Document(boundary)]) : null,
                Session =
                    session.Policy is null && session.PolicyArns.Count == 0
                        ? null
                        : Statements([session.Policy, .. session.PolicyArns.Select(Document)]),
            },
        };
    }

    /// <summary>The document of a managed policy; null when it is not known here, which is told.</summary>
    public string? Document(string arn)
    {
        var document = _state.Policies[arn]?.Default.Document ?? ManagedPolicies.Find(arn);
        if (document is null)
        {
            cloud.Notify($"LocalCloud does not know the statements of {arn}; it allows nothing");
        }

        return document;
    }

    private static IReadOnlyList<PolicyStatement> Statements(IEnumerable<string?> documents) =>
        [.. documents.OfType<string>().SelectMany(PolicyReader.Read)];
}
