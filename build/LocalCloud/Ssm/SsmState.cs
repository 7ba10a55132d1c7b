using System.Globalization;
using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Ssm;

/// <summary>
/// The parameters of all accounts and regions. Changes go through <see cref="Change"/>, one after the other.
/// </summary>
internal sealed class SsmState(Cloud cloud) : ICloudPart<SsmState>, IStoredParameters
{
    private const int MaxVersions = 100;
    private readonly Documents<Parameter> _parameters = new(cloud.Store, "ssm-parameters", SsmJson.Default.Parameter);

    public static SsmState Create(Cloud cloud) => new(cloud);

    public Parameter? Find(Scope scope, string name) => _parameters[scope.Key(name)];

    public StoredParameter? Read(Scope scope, string name, string? version)
    {
        var parameter = Find(scope, name);
        if (parameter is null && PublicParameters.Of(name) is { } published)
        {
            return new(published, IsSecure: false);
        }

        var found = version is null
            ? parameter?.Latest
            : parameter?.Versions.FirstOrDefault(known =>
                known.Version.ToString(CultureInfo.InvariantCulture) == version
            );
        return found is null ? null : new(found.Value, found.Type == "SecureString");
    }

    public IEnumerable<Parameter> All(Scope scope) =>
        _parameters.StartingWith(scope.Key("")).Select(static entry => entry.Value);

    /// <summary>
    /// Creates a parameter or adds a version; version and time of <paramref name="next"/> are set here.
    /// </summary>
    public Parameter Put(Scope scope, string name, ParameterVersion next, bool overwrite)
    {
        using var batch = cloud.Store.Begin();
        var known = Find(scope, name);
        if (known is not null && !overwrite)
        {
            throw SsmErrors.AlreadyExists();
        }

        var version = next with { Version = (known?.Latest.Version ?? 0) + 1, Modified = cloud.Now };
        IReadOnlyList<ParameterVersion> versions = known is null
            ? [version]
            : [.. known.Versions.TakeLast(MaxVersions - 1), version];
        var put = (known ?? new Parameter(name, [])) with { Versions = versions };
        _parameters.Put(scope.Key(name), put);
        return put;
    }

    public void Change(Scope scope, string name, Func<Parameter, Parameter> change)
    {
        using var batch = cloud.Store.Begin();
        _parameters.Put(scope.Key(name), change(Find(scope, name) ?? throw SsmErrors.NotFound(name)));
    }

    public bool Remove(Scope scope, string name) => _parameters.Remove(scope.Key(name));
}
