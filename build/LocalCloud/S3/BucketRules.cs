using System.Globalization;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>What S3 demands of the configurations of buckets beyond its published schema.</summary>
internal static class BucketRules
{
    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html</summary>
    private static readonly string[] CorsMethods = ["GET", "PUT", "HEAD", "POST", "DELETE"];

    private static readonly string[] LifecycleActions =
    [
        "Expiration",
        "Transition",
        "NoncurrentVersionTransition",
        "NoncurrentVersionExpiration",
        "AbortIncompleteMultipartUpload",
    ];

    /// <summary>Refuses a document that S3 refuses.</summary>
    /// <param name="configuration">The name of the subresource.</param>
    /// <param name="root">The document.</param>
    /// <exception cref="AwsException">S3 refuses it.</exception>
    public static void Check(string configuration, XElement root)
    {
        switch (configuration)
        {
            case "versioning" when Part(root, "Status") is null:
                throw new AwsException(
                    "IllegalVersioningConfigurationException",
                    "The Versioning element must be specified"
                );
            case ObjectLocks.Subresource:
                ObjectLocks.Check(root);
                break;
            case "cors":
                Cors(root);
                break;
            case "lifecycle":
                foreach (var rule in Parts(root, "Rule"))
                {
                    Lifecycle(rule);
                }

                break;
            case "notification":
                Notification(root);
                break;
        }
    }

    private static void Cors(XElement root)
    {
        foreach (var method in Parts(root, "CORSRule").SelectMany(static rule => Parts(rule, "AllowedMethod")))
        {
            if (!CorsMethods.Contains(method.Value))
            {
                throw S3Errors.InvalidRequest(
                    $"Found unsupported HTTP method in CORS config. Unsupported method is {method.Value}"
                );
            }
        }

        foreach (var rule in Parts(root, "CORSRule"))
        {
            foreach (var origin in Parts(rule, "AllowedOrigin").Concat(Parts(rule, "AllowedHeader")))
            {
                if (origin.Value.Count(static c => c == '*') > 1)
                {
                    throw S3Errors.InvalidRequest(
                        $"{origin.Name.LocalName} \"{origin.Value}\" can not have more than one wildcard."
                    );
                }
            }
        }
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
    private static void Lifecycle(XElement rule)
    {
        var (filter, expiration) = (Part(rule, "Filter"), Part(rule, "Expiration"));
        var isWhole =
            (filter is null) != (Part(rule, "Prefix") is null)
            && filter?.Elements().Count() is null or <= 1
            && expiration?.Elements().Count() is null or 1
            && Part(rule, "NoncurrentVersionExpiration") is null or { HasElements: true };
        if (!isWhole)
        {
            throw S3Errors.MalformedXml();
        }

        if (!LifecycleActions.Any(action => Part(rule, action) is not null))
        {
            throw S3Errors.InvalidRequest("At least one action needs to be specified in a rule");
        }

        var tags = filter?.Descendants().Where(static each => each.Name.LocalName == "Tag").ToList() ?? [];
        if (tags.DistinctBy(static tag => Part(tag, "Key")?.Value).Count() < tags.Count)
        {
            throw S3Errors.InvalidRequest("Duplicate Tag Keys are not allowed.");
        }

        foreach (var action in rule.Elements())
        {
            Moments(action);
        }
    }

    private static void Moments(XElement action)
    {
        if (Part(action, "Date") is { } date && Time(date.Value).TimeOfDay != TimeSpan.Zero)
        {
            throw new AwsException("InvalidArgument", "'Date' must be at midnight GMT");
        }

        if (Part(action, "Days") is { } days && int.Parse(days.Value, CultureInfo.InvariantCulture) is var number)
        {
            var isTransition = action.Name.LocalName == "Transition";
            if (number < (isTransition ? 0 : 1))
            {
                throw new AwsException(
                    "InvalidArgument",
                    isTransition
                        ? "'Days' in Transition action must be nonnegative"
                        : $"'Days' for {action.Name.LocalName} action must be a positive integer"
                );
            }
        }
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime();

    private static void Notification(XElement root)
    {
        string[] targets = ["Topic", "Queue", "CloudFunction"];
        foreach (var target in root.Elements().Elements().Where(each => targets.Contains(each.Name.LocalName)))
        {
            if (target.Value.Split(':') is not ["arn", _, _, _, _, _, ..])
            {
                throw S3Errors.InvalidArgument(target.Name.LocalName, "The ARN could not be parsed", target.Value);
            }
        }
    }

    private static XElement? Part(XElement element, string name) => Parts(element, name).FirstOrDefault();

    private static IEnumerable<XElement> Parts(XElement element, string name) =>
        element.Elements().Where(each => each.Name.LocalName == name);
}
