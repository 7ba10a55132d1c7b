using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Functions, their versions and aliases. Changes are made inside a batch of the store.</summary>
internal sealed class LambdaState(Cloud cloud) : ICloudPart<LambdaState>
{
    private readonly Documents<Function> _functions = new(cloud.Store, "lambda-functions", LambdaDocuments.Functions);
    private readonly Documents<FunctionVersion> _versions = new(
        cloud.Store,
        "lambda-versions",
        LambdaDocuments.Versions
    );
    private readonly Documents<FunctionAlias> _aliases = new(cloud.Store, "lambda-aliases", LambdaDocuments.Aliases);

    public static LambdaState Create(Cloud cloud) => new(cloud);

    public Function? Find(Scope scope, string name) => _functions[scope.Key(name)];

    public Function Function(Scope scope, string name) =>
        Find(scope, name) ?? throw LambdaErrors.FunctionNotFound(FunctionName.Arn(scope, name));

    public IEnumerable<Function> Functions(Scope scope) =>
        _functions.StartingWith(scope.Key("")).Select(static entry => entry.Value);

    /// <summary>$LATEST first, then the published versions, oldest first.</summary>
    public IEnumerable<FunctionVersion> Versions(Scope scope, string name) =>
        _versions
            .StartingWith(scope.Key(name + ":"))
            .Select(static entry => entry.Value)
            .OrderBy(static version =>
                version.Version == FunctionVersion.Latest
                    ? 0
                    : int.Parse(version.Version, System.Globalization.CultureInfo.InvariantCulture)
            );

    public FunctionVersion? FindVersion(Scope scope, string name, string version) =>
        _versions[scope.Key($"{name}:{version}")];

    public FunctionVersion Latest(Scope scope, string name) =>
        FindVersion(scope, name, FunctionVersion.Latest)
        ?? throw LambdaErrors.FunctionNotFound(FunctionName.Arn(scope, name));

    public IEnumerable<FunctionAlias> Aliases(Scope scope, string name) =>
        _aliases.StartingWith(scope.Key(name + ":")).Select(static entry => entry.Value);

    public FunctionAlias? FindAlias(Scope scope, string name, string alias) => _aliases[scope.Key($"{name}:{alias}")];

    /// <summary>The version that a qualifier stands for; an alias gives the one without weight.</summary>
    public FunctionVersion Resolve(Scope scope, FunctionName name)
    {
        if (name.Qualifier is null or FunctionVersion.Latest)
        {
            return FindVersion(scope, name.Name, FunctionVersion.Latest)
                ?? throw LambdaErrors.FunctionNotFound(name.Arn(scope));
        }

        return FindVersion(scope, name.Name, FindAlias(scope, name.Name, name.Qualifier)?.Version ?? name.Qualifier)
            ?? throw LambdaErrors.FunctionNotFound(name.Arn(scope));
    }

    public void Put(Scope scope, Function function) => _functions.Put(scope.Key(function.Name), function);

    public void Put(Scope scope, FunctionVersion version) =>
        _versions.Put(scope.Key($"{version.Function}:{version.Version}"), version);

    public void Put(Scope scope, FunctionAlias alias) =>
        _aliases.Put(scope.Key($"{alias.Function}:{alias.Name}"), alias);

    /// <summary>Removes an alias with its permissions.</summary>
    public bool RemoveAlias(Scope scope, string name, string alias)
    {
        using var batch = cloud.Store.Begin();
        RemovePolicy(scope, name, alias);
        return _aliases.Remove(scope.Key($"{name}:{alias}"));
    }

    /// <summary>Removes a version with its permissions.</summary>
    public bool RemoveVersion(Scope scope, string name, string version)
    {
        using var batch = cloud.Store.Begin();
        RemovePolicy(scope, name, version);
        return _versions.Remove(scope.Key($"{name}:{version}"));
    }

    /// <summary>Removes a function with all that belongs to it.</summary>
    public void Remove(Scope scope, string name)
    {
        using var batch = cloud.Store.Begin();
        foreach (var alias in Aliases(scope, name).ToList())
        {
            RemoveAlias(scope, name, alias.Name);
        }

        foreach (var version in Versions(scope, name).ToList())
        {
            RemoveVersion(scope, name, version.Version);
        }

        _functions.Remove(scope.Key(name));
    }

    private void RemovePolicy(Scope scope, string name, string qualifier)
    {
        if (Find(scope, name) is { } function && function.Policy.Any(statement => statement.Qualifier == qualifier))
        {
            Put(
                scope,
                function with
                {
                    Policy = [.. function.Policy.Where(statement => statement.Qualifier != qualifier)],
                }
            );
        }
    }

    /// <summary>A version while Lambda still works on it.</summary>
    public bool IsBusy(FunctionVersion version) => cloud.Now < version.Ready;
}
