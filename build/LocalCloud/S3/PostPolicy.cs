using System.Globalization;
using System.Text;
using System.Text.Json;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>The policy that a form for uploads carries: what the one who signed it admits.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html</remarks>
internal sealed class PostPolicy
{
    /// <summary>Fields that a policy need not name.</summary>
    private static readonly string[] Free =
    [
        "policy",
        "file",
        "AWSAccessKeyId",
        "signature",
        "x-amz-signature",
        "x-amz-security-token",
        "bucket",
    ];

    private readonly Dictionary<string, string> _fields;
    private readonly HashSet<string> _named = new(StringComparer.OrdinalIgnoreCase);

    private PostPolicy(PostForm form, string bucket) =>
        _fields = new(form.Fields, StringComparer.OrdinalIgnoreCase) { ["bucket"] = bucket };

    /// <summary>Refuses a form that its policy does not admit.</summary>
    /// <param name="form">The form.</param>
    /// <param name="bucket">The bucket that it is for.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="AwsException">It is not admitted, or its policy cannot be read.</exception>
    public static void Check(PostForm form, string bucket, DateTimeOffset now)
    {
        // a bucket that everybody may write to is not modelled
        var text =
            form.Fields.GetValueOrDefault("policy") ?? throw new AwsException("AccessDenied", "Access Denied", 403);
        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(text));
            new PostPolicy(form, bucket).Check(document.RootElement, form.Content?.Length ?? 0, now);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw Invalid("Invalid JSON.");
        }
    }

    private void Check(JsonElement policy, int size, DateTimeOffset now)
    {
        if (policy.ValueKind != JsonValueKind.Object || !policy.TryGetProperty("expiration", out var expiration))
        {
            throw Invalid("Policy missing expiration.");
        }

        if (!policy.TryGetProperty("conditions", out var conditions) || conditions.ValueKind != JsonValueKind.Array)
        {
            throw Invalid("Policy missing conditions.");
        }

        if (
            !DateTimeOffset.TryParse(
                expiration.ToString(),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var end
            )
        )
        {
            throw Invalid($"Invalid 'expiration' value: '{expiration}'");
        }

        if (end < now)
        {
            throw Denied("Policy expired.");
        }

        foreach (var condition in conditions.EnumerateArray())
        {
            Check(condition, size);
        }

        if (_fields.Keys.FirstOrDefault(IsExtra) is { } extra)
        {
            throw Denied($"Extra input fields: {extra}");
        }
    }

    private bool IsExtra(string field) =>
        !_named.Contains(field)
        && !Free.Contains(field, StringComparer.OrdinalIgnoreCase)
        && !field.StartsWith("x-ignore-", StringComparison.OrdinalIgnoreCase);

    private void Check(JsonElement condition, int size)
    {
        switch (condition.ValueKind)
        {
            case JsonValueKind.Object:
                var properties = condition.EnumerateObject().ToList();
                if (properties.Count != 1)
                {
                    throw Invalid(
                        "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified."
                    );
                }

                Matches("eq", "$" + properties[0].Name, properties[0].Value.ToString());
                break;
            case JsonValueKind.Array when condition.GetArrayLength() == 3:
                var parts = condition.EnumerateArray().Select(static part => part.ToString()).ToList();
                if (parts[0].Equals("content-length-range", StringComparison.OrdinalIgnoreCase))
                {
                    InRange(parts, size);
                }
                else
                {
                    Matches(parts[0].ToLowerInvariant(), parts[1], parts[2]);
                }

                break;
            default:
                throw Invalid("Invalid Condition: Conditions must be objects or arrays of three.");
        }
    }

    private void Matches(string operation, string name, string value)
    {
        var isField = name.StartsWith('$');
        var field = isField ? name[1..] : name;
        var given = isField ? _fields.GetValueOrDefault(field) ?? "" : null;
        _named.Add(field);
        var holds = operation switch
        {
            "eq" => given == value,
            // a list is held against the condition one by one
            "starts-with" => given is not null
                && given.Split(',').All(part => part.StartsWith(value, StringComparison.Ordinal)),
            _ => throw Invalid($"Invalid Condition: unknown operation '{operation}'."),
        };
        if (!holds)
        {
            throw Failed(operation, name, value);
        }
    }

    private static void InRange(List<string> parts, int size)
    {
        if (!long.TryParse(parts[1], out var least) || !long.TryParse(parts[2], out var most))
        {
            throw Failed(parts[0], parts[1], parts[2]);
        }

        if (size < least)
        {
            throw new AwsException("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
            {
                Members = new() { ["ProposedSize"] = size, ["MinSizeAllowed"] = least },
            };
        }

        if (size > most)
        {
            throw new AwsException("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
            {
                Members = new() { ["ProposedSize"] = size, ["MaxSizeAllowed"] = most },
            };
        }
    }

    private static AwsException Failed(params string[] condition)
    {
        var text = new StringBuilder("[").AppendJoin(", ", condition.Select(static part => $"\"{part}\"")).Append(']');
        return Denied($"Policy Condition failed: {text}");
    }

    private static AwsException Denied(string why) => new("AccessDenied", $"Invalid according to Policy: {why}", 403);

    private static AwsException Invalid(string why) => new("InvalidPolicyDocument", $"Invalid Policy: {why}");
}
