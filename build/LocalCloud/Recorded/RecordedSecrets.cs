using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Recorded;

/// <summary>
/// Secrets that stacks recorded: their text is the given one, or made up by the same rules each time.
/// </summary>
internal sealed class RecordedSecrets(Cloud cloud) : IStoredSecrets
{
    private const string Type = "AWS::SecretsManager::Secret";

    public string? Read(Scope scope, string secretId)
    {
        var secret = cloud
            .Get<RecordedState>()
            .Of(scope, Type)
            .FirstOrDefault(secret => secret.Identifier == secretId || secret.Properties.Text("Name") == secretId);
        return secret is null ? null : secret.Properties.Text("SecretString") ?? Generated(secret);
    }

    private static string Generated(RecordedResource secret)
    {
        var rules = secret.Properties.Object("GenerateSecretString") ?? [];
        var password = MadeUpPassword.Of(rules, secret.Identifier);
        if (rules.Text("GenerateStringKey") is not { } key)
        {
            return password;
        }

        var members = Members(rules.Text("SecretStringTemplate"));
        members[key] = password;
        return members.ToJsonString();
    }

    private static JsonObject Members(string? template)
    {
        try
        {
            return StrictJson.Parse(template ?? "{}") as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
