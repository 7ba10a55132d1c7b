using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.Sns;

/// <summary>How requests to SNS are checked by its model.</summary>
internal static class SnsInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "sns",
            ValidationCode = "ValidationError",
            // refused with texts of SNS's own
            Exempt = new HashSet<string>(StringComparer.Ordinal)
            {
                "CreateTopic.Name",
                "ListTagsForResource.ResourceArn",
                "TagResource.ResourceArn",
                "UntagResource.ResourceArn",
            },
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["CreateTopic.DataProtectionPolicy"] = "",
                    ["*.PhoneNumber"] = "",
                    ["*.MessageDeduplicationId"] = "",
                    ["*.MessageGroupId"] = "",
                    ["PublishBatch.PublishBatchRequestEntries.MessageDeduplicationId"] = "",
                    ["PublishBatch.PublishBatchRequestEntries.MessageGroupId"] = "",
                }
            ),
        };
}
