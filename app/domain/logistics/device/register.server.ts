import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { temperatureDevices } from "#db/schema/logistics.server.ts";
import { type RegisterDevice, registerDeviceInput } from "./input.ts";
import type { DeviceRow } from "./records.server.ts";
import { deviceSecrets } from "./secret.server.ts";

/**
 * The supplier registers a thermometer; its secret is answered this once.
 * @throws DomainError `device.serial_taken`.
 */
export async function registerDevice(
  ctx: AnyContext,
  raw: RegisterDevice,
): Promise<{ device: DeviceRow; secret: string }> {
  requireCan(ctx, "shipment.manage");
  const input = registerDeviceInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const id = newId(ctx.now);
    const { secret, sealedSecret } = deviceSecrets.issue(id);
    const [device] = await ctx.db
      .insert(temperatureDevices)
      .values({
        ...input,
        id,
        organisationId: ctx.actor.organisationId,
        sealedSecret,
        registeredById: ctx.actor.userId,
        registeredAt: ctx.now,
        isDemo: ctx.demo,
      })
      .onConflictDoNothing()
      .returning();
    if (!device) {
      const code = "device.serial_taken";
      throw new DomainError(code, {}, [{ path: ["serial"], code }]);
    }
    await recordAudit(ctx, {
      action: "device.registered",
      subjectType: "device",
      subjectId: device.id,
      after: { serial: device.serial, name: device.name },
    });
    return { device, secret };
  });
}
