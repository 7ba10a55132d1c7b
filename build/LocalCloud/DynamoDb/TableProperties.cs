using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Properties that the two resource types of tables share.</summary>
internal static class TableProperties
{
    public static Property[] KeySchema =>
        [Property.String("AttributeName").Required(), Property.String("KeyType").Required()];

    public static Property Projection =>
        Property
            .Structure("Projection", Property.String("ProjectionType"), Property.Strings("NonKeyAttributes"))
            .Required();

    public static Property Capacity =>
        Property.Structure(
            "ProvisionedThroughput",
            Property.Number("ReadCapacityUnits").Required(),
            Property.Number("WriteCapacityUnits").Required()
        );

    public static Property OnDemand =>
        Property.Structure(
            "OnDemandThroughput",
            Property.Integer("MaxReadRequestUnits"),
            Property.Integer("MaxWriteRequestUnits")
        );

    public static Property Warm =>
        Property.Structure(
            "WarmThroughput",
            Property.Integer("ReadUnitsPerSecond"),
            Property.Integer("WriteUnitsPerSecond")
        );

    public static Property Insights =>
        Property.Structure(
            "ContributorInsightsSpecification",
            Property.Boolean("Enabled").Required(),
            Property.String("Mode")
        );

    public static Property Recovery =>
        Property.Structure(
            "PointInTimeRecoverySpecification",
            Property.Boolean("PointInTimeRecoveryEnabled"),
            Property.Integer("RecoveryPeriodInDays")
        );

    /// <summary>The global secondary indexes, with more that each has.</summary>
    public static Property Indexes(params Property[] more) =>
        Property.Structures(
            "GlobalSecondaryIndexes",
            [
                Property.String("IndexName").Required(),
                Property.Structures("KeySchema", KeySchema).Required(),
                Projection,
                .. more,
            ]
        );

    public static Property[] Common =>
        [
            Property.String("TableName").CreateOnly(),
            Property.Structures(
                "AttributeDefinitions",
                Property.String("AttributeName").Required(),
                Property.String("AttributeType").Required()
            ),
            Property.Structures("KeySchema", KeySchema).Required().CreateOnly(),
            Property.String("BillingMode"),
            Property
                .Structures(
                    "LocalSecondaryIndexes",
                    Property.String("IndexName").Required(),
                    Property.Structures("KeySchema", KeySchema).Required(),
                    Projection
                )
                .CreateOnly(),
            Property.Structure(
                "TimeToLiveSpecification",
                Property.String("AttributeName"),
                Property.Boolean("Enabled").Required()
            ),
            Warm,
        ];
}
