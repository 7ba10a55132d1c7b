using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

// API keys: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateApiKey.html
internal sealed partial class ApiGatewayApi
{
    private const string KeyAlphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int GeneratedKeyLength = 40;
    private const int ShortestKey = 20;
    private const int LongestKey = 128;
    private const int LongestKeyName = 1024;
    private const int LongestKeyDescription = 125_000;

    private static readonly PatchRule[] KeyPatches =
    [
        new("/name"),
        new("/description"),
        new("/customerId"),
        new("/enabled", PatchKind.Boolean),
    ];

    private readonly ApiKeyState _keys = cloud.Get<ApiKeyState>();

    private JsonObject? OnKeys(HttpCall call, string[] rest)
    {
        var scope = call.Scope;
        return (call.Method, rest) switch
        {
            ("GET", []) => List(call, KeysOf(call)),
            ("POST", []) when call.RawQuery.Length == 0 => CreateKey(scope, Input(call), null),
            ("GET", [var id]) => ShownKey(_keys.Key(scope, id), IsAsked(call, "includeValue")),
            ("PATCH", [var id]) => UpdateKey(scope, id, Input(call)),
            ("DELETE", [var id]) => DeleteKey(scope, id),
            _ => throw Unmodelled(call),
        };
    }

    /// <summary>Creates a key, under the given id or a new one; its value is random unless it is given.</summary>
    public JsonObject CreateKey(Scope scope, JsonObject input, string? id)
    {
        using var batch = cloud.Store.Begin();
        if (input.Objects("stageKeys").Count > 0)
        {
            throw ApiGatewayErrors.NotModelled("the stages of an API key, which usage plans replace,");
        }

        var value = input.Text("value") is { Length: > 0 } given
            ? given
            : RandomNumberGenerator.GetString(KeyAlphabet, GeneratedKeyLength);
        if (value.Length is < ShortestKey or > LongestKey)
        {
            throw ApiGatewayErrors.KeyLength(value.Length < ShortestKey);
        }

        if (_keys.Keys(scope).Any(key => key.Value == value))
        {
            throw ApiGatewayErrors.Conflict("API Key already exists");
        }

        var settings = Only(input, "name", "description", "customerId", "tags");
        CheckKey(settings);
        settings["id"] = id ??= ApiIds.New(ApiIds.ApiLength);
        settings["value"] = value;
        settings["enabled"] = input.Flag("enabled") == true;
        settings["createdDate"] = Now();
        settings["lastUpdatedDate"] = Now();
        settings["stageKeys"] = new JsonArray();
        var made = new ApiKey(id, scope.Account, scope.Region, settings);
        _keys.Put(made);
        return ShownKey(made, withValue: true);
    }

    public JsonObject UpdateKey(Scope scope, string id, JsonObject input)
    {
        using var batch = cloud.Store.Begin();
        var key = _keys.Key(scope, id);
        var settings = Copy(key.Settings);
        PatchOperations.Apply(settings, input, KeyPatches);
        CheckKey(settings);
        settings["lastUpdatedDate"] = Now();
        var changed = key with { Settings = settings };
        _keys.Put(changed);
        return ShownKey(changed, withValue: false);
    }

    private static void CheckKey(JsonObject settings)
    {
        if (settings.Text("name")?.Length > LongestKeyName)
        {
            throw ApiGatewayErrors.BadRequest($"Invalid API Key name, can be at most {LongestKeyName} characters.");
        }

        if (settings.Text("description")?.Length > LongestKeyDescription)
        {
            throw ApiGatewayErrors.BadRequest("Invalid API Key description specified.");
        }
    }

    public JsonObject? DeleteKey(Scope scope, string id)
    {
        _keys.RemoveKey(scope, id);
        return null;
    }

    private IEnumerable<JsonObject> KeysOf(HttpCall call)
    {
        var query = call.QueryParameters().ToLookup(static pair => pair.Key, static pair => pair.Value);
        var name = query["name"].FirstOrDefault() ?? "";
        var customer = query["customerId"].FirstOrDefault();
        return _keys
            .Keys(call.Scope)
            .Where(key => (key.Settings.Text("name") ?? "").StartsWith(name, StringComparison.Ordinal))
            .Where(key => customer is null || key.Settings.Text("customerId") == customer)
            .Select(key => ShownKey(key, IsAsked(call, "includeValues")));
    }

    private static bool IsAsked(HttpCall call, string parameter) =>
        call.QueryParameters().Any(pair => pair.Key == parameter && pair.Value == "true");

    // the value of a key is shown only to who asks for it
    private static JsonObject ShownKey(ApiKey key, bool withValue)
    {
        var shown = Copy(key.Settings);
        if (!withValue)
        {
            shown.Remove("value");
        }

        return shown;
    }
}
