using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>What the API and the resource types do to functions and versions.</summary>
internal sealed class FunctionOperations(Cloud cloud) : ICloudPart<FunctionOperations>
{
    private readonly LambdaState _state = cloud.Get<LambdaState>();

    public static FunctionOperations Create(Cloud cloud) => new(cloud);

    /// <summary>Creates a function with its $LATEST.</summary>
    /// <param name="scope">Account and region.</param>
    /// <param name="name">Its name.</param>
    /// <param name="input">CreateFunction's input.</param>
    /// <param name="takes">How long Lambda works on it.</param>
    public FunctionVersion Make(Scope scope, string name, JsonObject input, TimeSpan takes)
    {
        if (name.Length > 64)
        {
            throw LambdaErrors.Validation(name, "functionName", "Member must have length less than or equal to 64");
        }

        var settings = FunctionSettings.New(cloud, scope, name, input);
        if (_state.Find(scope, name) is not null)
        {
            throw LambdaErrors.Conflict($"Function already exist: {name}");
        }

        var (code, size) = FunctionCode.Store(cloud, input.Object("Code") ?? []);
        var signing = input.Text("CodeSigningConfigArn");
        cloud.Get<CodeSigning>().Check(signing, name, code);
        using var batch = cloud.Store.Begin();
        if (_state.Find(scope, name) is not null)
        {
            throw LambdaErrors.Conflict($"Function already exist: {name}");
        }

        var function = new Function(name) { CodeSigningConfigArn = signing };
        foreach (var (key, value) in input.Object("Tags") ?? [])
        {
            function.Tags[key] = value.Text() ?? "";
        }

        _state.Put(scope, function);
        var latest = new FunctionVersion(name, FunctionVersion.Latest)
        {
            Settings = settings,
            Code = code,
            CodeSize = size,
            Modified = cloud.Now,
            Revision = NewRevision(),
            Ready = cloud.Now + takes,
            IsNew = true,
        };
        _state.Put(scope, latest);
        return latest;
    }

    /// <summary>Replaces the code of $LATEST.</summary>
    public FunctionVersion UpdateCode(
        Scope scope,
        string name,
        JsonObject code,
        string? revision,
        bool dryRun,
        TimeSpan takes
    )
    {
        var function = _state.Function(scope, name);
        var (key, size) = FunctionCode.Store(cloud, code);
        cloud.Get<CodeSigning>().Check(function.CodeSigningConfigArn, name, key);
        return Change(
            scope,
            name,
            revision,
            dryRun,
            takes,
            latest =>
                latest with
                {
                    Code = key,
                    CodeSize = size,
                    Settings = code["Architectures"] is null
                        ? latest.Settings
                        : FunctionSettings.Changed(
                            cloud,
                            scope,
                            latest.Settings,
                            new() { ["Architectures"] = code["Architectures"]!.DeepClone() }
                        ),
                }
        );
    }

    /// <summary>Changes the settings of $LATEST.</summary>
    public FunctionVersion UpdateSettings(
        Scope scope,
        string name,
        JsonObject input,
        string? revision,
        TimeSpan takes
    ) =>
        Change(
            scope,
            name,
            revision,
            dryRun: false,
            takes,
            latest => latest with { Settings = FunctionSettings.Changed(cloud, scope, latest.Settings, input) }
        );

    /// <summary>Publishes $LATEST; when it is what was published last, no version is made.</summary>
    public FunctionVersion Publish(
        Scope scope,
        string name,
        string? codeSha256,
        string? revision,
        string? description,
        TimeSpan takes
    )
    {
        using var batch = cloud.Store.Begin();
        var function = _state.Function(scope, name);
        var latest = _state.Latest(scope, name);
        RefuseWhileBusy(scope, latest);
        if (codeSha256 is not null && codeSha256 != latest.CodeSha256)
        {
            throw LambdaErrors.Invalid(
                $"CodeSHA256 ({codeSha256}) is different from current CodeSHA256 in $LATEST "
                    + $"({latest.CodeSha256}). Please try again with the CodeSHA256 in $LATEST."
            );
        }

        CheckRevision(latest.RevisionWhen(_state.IsBusy(latest)), revision);
        if (
            LastPublished(scope, function) is { } known
            && known.Code == latest.Code
            && Same(known.Settings, latest.Settings)
        )
        {
            return known;
        }

        var number = function.LastVersion + 1;
        var settings = (JsonObject)latest.Settings.DeepClone();
        settings["Description"] = description ?? latest.Text("Description");
        var version = latest with
        {
            Version = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Settings = settings,
            Modified = cloud.Now,
            Revision = NewRevision(),
            Ready = cloud.Now + takes,
            IsNew = true,
        };
        _state.Put(scope, function with { LastVersion = number });
        _state.Put(scope, version);
        // publishing is a change of $LATEST
        _state.Put(scope, latest with { Revision = NewRevision() });
        return version;
    }

    /// <summary>Deletes a function, or one version of it.</summary>
    public void Delete(Scope scope, FunctionName name)
    {
        if (name.Qualifier == FunctionVersion.Latest)
        {
            throw LambdaErrors.Invalid("$LATEST version cannot be deleted without deleting the function.");
        }

        using var batch = cloud.Store.Begin();
        _state.Function(scope, name.Name);
        if (name.Qualifier is null)
        {
            _state.Remove(scope, name.Name);
            return;
        }

        if (
            _state
                .Aliases(scope, name.Name)
                .Where(alias => alias.Version == name.Qualifier || alias.Weights.ContainsKey(name.Qualifier))
                .Select(static alias => alias.Name)
                .ToList() is
            { Count: > 0 } aliases
        )
        {
            throw LambdaErrors.Conflict(
                $"Unable to delete version because the following aliases reference it: [{string.Join(", ", aliases)}]"
            );
        }

        _state.RemoveVersion(scope, name.Name, name.Qualifier);
    }

    public static string NewRevision() => Guid.NewGuid().ToString();

    public static void CheckRevision(string current, string? given, string operation = "GetFunction/GetAlias")
    {
        if (given is not null && given != current)
        {
            throw LambdaErrors.WrongRevision(operation);
        }
    }

    private FunctionVersion Change(
        Scope scope,
        string name,
        string? revision,
        bool dryRun,
        TimeSpan takes,
        Func<FunctionVersion, FunctionVersion> change
    )
    {
        using var batch = cloud.Store.Begin();
        _state.Function(scope, name);
        var latest = _state.Latest(scope, name);
        RefuseWhileBusy(scope, latest);
        CheckRevision(latest.RevisionWhen(_state.IsBusy(latest)), revision);
        var changed = change(latest) with
        {
            Modified = cloud.Now,
            Revision = NewRevision(),
            Ready = cloud.Now + takes,
            IsNew = false,
        };
        if (!dryRun)
        {
            _state.Put(scope, changed);
        }

        return changed;
    }

    private void RefuseWhileBusy(Scope scope, FunctionVersion latest)
    {
        if (_state.IsBusy(latest))
        {
            throw latest.IsNew
                ? LambdaErrors.Conflict(
                    "The operation cannot be performed at this time. The "
                        + "function is currently in the following state: Pending"
                )
                : LambdaErrors.UpdateInProgress(FunctionName.Arn(scope, latest.Function));
        }
    }

    private FunctionVersion? LastPublished(Scope scope, Function function) =>
        function.LastVersion == 0
            ? null
            : _state.FindVersion(
                scope,
                function.Name,
                function.LastVersion.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );

    // a version's description is its own
    private static bool Same(JsonObject version, JsonObject latest)
    {
        var (left, right) = ((JsonObject)version.DeepClone(), (JsonObject)latest.DeepClone());
        left.Remove("Description");
        right.Remove("Description");
        return JsonNode.DeepEquals(left, right);
    }
}
