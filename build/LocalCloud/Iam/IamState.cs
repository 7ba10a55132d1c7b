using System.Security.Cryptography;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Iam;

/// <summary>Roles and managed policies of all accounts. Whether they are asked is an option.</summary>
internal sealed class IamState(Cloud cloud) : ICloudPart<IamState>
{
    private const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string AwsManaged = "arn:aws:iam::aws:policy/";

    private readonly Documents<Role> _roles = new(cloud.Store, "iam-roles", IamJson.Default.Role);

    /// <summary>The customers' managed policies by ARN.</summary>
    public Documents<ManagedPolicy> Policies { get; } = new(cloud.Store, "iam-policies", IamJson.Default.ManagedPolicy);

    public static IamState Create(Cloud cloud) => new(cloud);

    public Role? Find(Scope scope, string name) => _roles[scope.GlobalKey(name)];

    public Role Role(Scope scope, string name) => Find(scope, name) ?? throw IamErrors.NoSuchRole(name);

    public IEnumerable<Role> Roles(Scope scope) =>
        _roles.StartingWith(scope.GlobalKey("")).Select(static entry => entry.Value);

    public Role Make(Scope scope, string name, string path, string trustPolicy, Func<Role, Role> refine)
    {
        PolicyDocument.CheckTrust(trustPolicy);
        using var batch = cloud.Store.Begin();
        if (Find(scope, name) is not null)
        {
            throw IamErrors.RoleExists(name);
        }

        var role = refine(
            new Role(name, path, scope.GlobalArn("iam", $"role{path}{name}"), NewId("AROA"), cloud.Now, trustPolicy)
        );
        _roles.Put(scope.GlobalKey(name), role);
        return role;
    }

    public Role Change(Scope scope, string name, Func<Role, Role> change)
    {
        using var batch = cloud.Store.Begin();
        var role = change(Role(scope, name));
        _roles.Put(scope.GlobalKey(name), role);
        return role;
    }

    public void PutPolicy(Scope scope, string role, string policy, string document)
    {
        PolicyDocument.CheckPermissions(document);
        Change(
            scope,
            role,
            known =>
            {
                var policies = new SortedDictionary<string, string>(known.Policies, StringComparer.Ordinal)
                {
                    [policy] = document,
                };
                IamQuotas.CheckInline(role, policies.Values);
                return known with { Policies = policies };
            }
        );
    }

    public bool DeletePolicy(Scope scope, string role, string policy)
    {
        var policies = new SortedDictionary<string, string>(Role(scope, role).Policies, StringComparer.Ordinal);
        if (!policies.Remove(policy))
        {
            return false;
        }

        Change(scope, role, known => known with { Policies = policies });
        return true;
    }

    public void Attach(Scope scope, string role, string arn)
    {
        if (!IsKnown(arn))
        {
            throw IamErrors.PolicyNotAttachable(arn);
        }

        Change(
            scope,
            role,
            known =>
            {
                var attached = known.Attached.Append(arn).Distinct(StringComparer.Ordinal).ToList();
                IamQuotas.CheckAttached(attached.Count);
                return known with { Attached = attached };
            }
        );
    }

    public bool Detach(Scope scope, string role, string arn)
    {
        var attached = Role(scope, role).Attached.Contains(arn);
        if (attached)
        {
            Change(scope, role, known => known with { Attached = [.. known.Attached.Where(each => each != arn)] });
        }

        return attached;
    }

    public void Remove(Scope scope, string name)
    {
        using var batch = cloud.Store.Begin();
        var role = Role(scope, name);
        if (role.Attached.Count > 0)
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must detach all policies first.");
        }

        if (role.Policies.Count > 0)
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must delete policies first.");
        }

        _roles.Remove(scope.GlobalKey(name));
    }

    public ManagedPolicy MakePolicy(
        Scope scope,
        string name,
        string path,
        string? description,
        string document,
        SortedDictionary<string, string> tags
    )
    {
        PolicyDocument.CheckPermissions(document);
        IamQuotas.CheckManaged(document);
        var arn = scope.GlobalArn("iam", $"policy{path}{name}");
        using var batch = cloud.Store.Begin();
        if (Policies[arn] is not null)
        {
            throw IamErrors.PolicyExists(name);
        }

        var policy = new ManagedPolicy(name, path, arn, NewId("ANPA"), cloud.Now)
        {
            Description = description,
            Versions = [new PolicyVersion("v1", document, cloud.Now)],
            DefaultVersion = "v1",
            LastVersion = 1,
            Tags = tags,
        };
        Policies.Put(arn, policy);
        return policy;
    }

    public ManagedPolicy Policy(string arn) => Policies[arn] ?? throw IamErrors.NoSuchPolicy(arn);

    public PolicyVersion AddVersion(string arn, string document, bool asDefault)
    {
        PolicyDocument.CheckPermissions(document);
        IamQuotas.CheckManaged(document);
        using var batch = cloud.Store.Begin();
        var policy = Policy(arn);
        var version = new PolicyVersion($"v{policy.LastVersion + 1}", document, cloud.Now);
        Policies.Put(
            arn,
            policy with
            {
                Versions = [.. policy.Versions, version],
                LastVersion = policy.LastVersion + 1,
                DefaultVersion = asDefault ? version.Id : policy.DefaultVersion,
            }
        );
        return version;
    }

    public IEnumerable<Role> UsersOf(Scope scope, string arn) =>
        Roles(scope).Where(role => role.Attached.Contains(arn));

    public void RemovePolicy(Scope scope, string arn)
    {
        using var batch = cloud.Store.Begin();
        var policy = Policy(arn);
        if (UsersOf(scope, arn).Any())
        {
            throw IamErrors.DeleteConflict("Cannot delete a policy attached to entities.");
        }

        if (policy.Versions.Count > 1)
        {
            throw IamErrors.DeleteConflict(
                "This policy has more than one version. Before you delete a policy, you must "
                    + "delete the policy's versions. The default version is deleted with the policy."
            );
        }

        Policies.Remove(arn);
    }

    // AWS managed policies exist without being stored
    private bool IsKnown(string arn) =>
        arn.StartsWith(AwsManaged, StringComparison.Ordinal) || Policies[arn] is not null;

    private static string NewId(string prefix) => prefix + RandomNumberGenerator.GetString(IdAlphabet, 17);
}
