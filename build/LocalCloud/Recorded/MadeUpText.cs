using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.Recorded;

/// <summary>Texts as AWS makes them for a property, the likeliest first.</summary>
internal sealed class MadeUpText(RegistryType type, ResourceRequest request)
{
    private readonly string _service = type.Name.Split("::")[1];
    private readonly string _resource = type.Name.Split("::")[^1];

    /// <summary>Names that AWS generates.</summary>
    public IEnumerable<string> Names(ValueSchema schema)
    {
        var longest = (int)Math.Clamp(schema.Limit("maxLength") ?? 64, 16, 255);
        var name = request.GeneratedName(longest);
        yield return name;
        yield return name.ToLowerInvariant();
        yield return name.Replace("-", "", StringComparison.Ordinal);
        yield return name.Replace('-', '_').ToLowerInvariant();
        yield return Digest("name")[..Math.Min(longest, 12)];
    }

    /// <summary>Texts for a property.</summary>
    public IEnumerable<string> Candidates(string property, ValueSchema schema)
    {
        if (Ends(property, "Arn", "ARN", "Arns") || schema.Format?.EndsWith(".Arn", StringComparison.Ordinal) == true)
        {
            yield return IsOwn(property, "Arn") || IsOwn(property, "ARN") ? OwnArn() : OtherArn(property);
        }

        foreach (var known in Known(property, schema))
        {
            yield return known;
        }

        if (Ends(property, "Name"))
        {
            yield return Name;
        }

        if (KnownIds.Of(_service, _resource, property) is { } prefix)
        {
            yield return prefix + Digest(IsOwn(property, "Id") ? "Id" : property)[..17];
        }

        var id = IsOwn(property, "Id") ? "Id" : property;
        yield return Digest(id)[..12];
        yield return Uuid(id);
        yield return Digits(id);
        yield return Name;
        yield return OwnArn();
        yield return "1";
    }

    private string Name =>
        ResourceIdentity.NameProperty(type) is { } property && request.Properties.Text(property) is { } given
            ? given
            : request.GeneratedName(64);

    private IEnumerable<string> Known(string property, ValueSchema schema)
    {
        var region = request.Scope.Region;
        if (KnownIds.IsArn(type.Name, property))
        {
            yield return OwnArn();
        }
        else if (type.Name == "AWS::SQS::Queue" && property == "QueueUrl")
        {
            yield return $"https://sqs.{region}.amazonaws.com/{request.Scope.Account}/{Name}";
        }
        else if (Ends(property, "Url", "URL", "Uri", "URI"))
        {
            yield return $"https://{Digest(property)[..10]}.{_service.ToLowerInvariant()}.{region}.amazonaws.com";
        }
        else if (Ends(property, "Time", "At", "Date", "Timestamp") || schema.Format is "date-time" or "timestamp")
        {
            yield return request.Cloud.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }
        else if (
            Ends(property, "Endpoint", "DomainName", "DNSName", "DnsName", "Address") && !Ends(property, "IpAddress")
        )
        {
            yield return $"{Digest(property)[..12]}.{_service.ToLowerInvariant()}.{region}.amazonaws.com";
        }
        else if (Ends(property, "Ip", "IpAddress"))
        {
            yield return "10.0.0.10";
        }
        else if (Ends(property, "Cidr", "CidrBlock", "CidrBlocks"))
        {
            yield return property.Contains("Ipv6", StringComparison.Ordinal) ? "2001:db8:0:100::/56" : "10.0.0.0/16";
        }
        else if (Ends(property, "AvailabilityZone"))
        {
            yield return $"{region}a";
        }
        else if (Ends(property, "AccountId", "OwnerId", "Owner", "AwsAccountId"))
        {
            yield return request.Scope.Account;
        }
        else if (Ends(property, "Status", "State"))
        {
            yield return "ACTIVE";
        }
        else if (Ends(property, "Port"))
        {
            yield return "443";
        }
        else if (Ends(property, "Version", "VersionNumber"))
        {
            yield return "1";
        }
    }

    private string OtherArn(string property)
    {
        var kind = property.Replace("Arns", "", StringComparison.Ordinal).Replace("Arn", "", StringComparison.Ordinal);
        return request.Scope.Arn(type.ArnForm.Split(':')[2], $"{kind.ToLowerInvariant()}/{Digest(property)[..12]}");
    }

    /// <summary>The ARN by the type's form: its last variable is the name or id, others are properties.</summary>
    private string OwnArn()
    {
        var form = type.ArnForm;
        var last = form.LastIndexOf("${", StringComparison.Ordinal);
        var arn = new StringBuilder();
        for (var at = 0; at < form.Length; at++)
        {
            if (form[at] != '$')
            {
                arn.Append(form[at]);
                continue;
            }

            var end = form.IndexOf('}', at);
            arn.Append(Variable(form[(at + 2)..end], isLast: at == last));
            at = end;
        }

        return arn.ToString();
    }

    private string Variable(string name, bool isLast) =>
        name switch
        {
            "Partition" => "aws",
            "Region" => request.Scope.Region,
            "Account" => request.Scope.Account,
            _ when request.Properties.Text(name) is { } given && !given.Contains(':', StringComparison.Ordinal) =>
                given,
            _ when isLast && Ends(name, "Id") => LastId(),
            _ when isLast => Name,
            _ => Digest(name)[..12],
        };

    private string LastId() =>
        KnownIds.Of(_service, _resource, "Id") is { } prefix ? prefix + Digest("Id")[..17]
        : KnownIds.HasUuid(type.Name) ? Uuid("Id")
        : Digest("Id")[..12];

    // Id, BucketId and the like are one value.
    private bool IsOwn(string property, string kind) =>
        property == kind
        || property == $"{_resource}{kind}"
        || (
            property.EndsWith(kind, StringComparison.Ordinal)
            && _resource.EndsWith(property[..^kind.Length], StringComparison.OrdinalIgnoreCase)
        );

    private string Digest(string what) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{request.StackName}/{request.LogicalId}/{request.Token}/{what}"))
        );

    private string Digits(string what) =>
        string.Concat(Digest(what).Select(static digit => (char)('0' + (digit % 10))))[..12];

    private string Uuid(string what) => new Guid(Convert.FromHexString(Digest(what)[..32])).ToString();

    private static bool Ends(string property, params string[] endings)
    {
        var name = property.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.Ordinal));
    }
}
