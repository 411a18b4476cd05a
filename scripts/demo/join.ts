import { prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import { acceptInvitationAsNew } from "#app/domain/accounts/member/accept.server.ts";
import { changeMemberRoles } from "#app/domain/accounts/member/change-roles.server.ts";
import { inviteMember } from "#app/domain/accounts/member/invite.server.ts";
import { listMembers } from "#app/domain/accounts/member/queries.server.ts";
import { type ApplicationDocument, applyToJoin } from "#app/domain/accounts/organisation/apply.server.ts";
import { approveOrganisation } from "#app/domain/accounts/organisation/approve.server.ts";
import { checkCharacter } from "#app/domain/accounts/organisation/credit-code.ts";
import { editOrganisation } from "#app/domain/accounts/organisation/edit.server.ts";
import { foundPlatform } from "#app/domain/accounts/organisation/found-platform.server.ts";
import type { ApplyToJoin } from "#app/domain/accounts/organisation/input.ts";
import { recommendSupplier } from "#app/domain/accounts/organisation/recommend.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import {
  type DemoInstitution,
  type DemoOffice,
  type DemoSupplier,
  demoApplicants,
  demoInstitutions,
  demoOffices,
  demoSuppliers,
} from "#db/demo/organisations.ts";
import { demoPassword, demoSignIns } from "#db/demo/sign-ins.ts";
import type { OrganisationDocumentKind, OrganisationKind, Role } from "#db/vocabulary/organisations.ts";
import { actorFor, type Cast, Company } from "./people.ts";
import { sampleDocument } from "./sample-document.ts";
import { playAll, type Stage } from "./stage.ts";

const managerRoles: Record<OrganisationKind, Role> = {
  supplier: "supplier-manager",
  institution: "institution-manager",
  office: "official-manager",
  platform: "platform-admin",
};

/** Founds the platform and lets every organisation apply, be recommended, be approved and invite its people. */
export async function joinEverybody(stage: Stage, opening: string): Promise<Company> {
  const company = new Company();
  const admin = company.add(await found(stage, opening));
  const approver = () => actorFor(company.get("prefecture-office"), "official-reviewer");
  const joinAll = <Seed extends { key: string }>(
    seeds: readonly Seed[],
    application: (seed: Seed, serial: number) => ApplyToJoin,
    decide: (cast: Cast) => Promise<void>,
  ) =>
    playAll([...seeds.entries()], async ([index, seed]) => {
      const cast = await apply(stage, opening, seed.key, application(seed, index + 1));
      await decide(cast);
      await completeMembers(stage, opening, cast);
      company.add(cast);
    });
  const approve = (by: Actor) => async (cast: Cast) => {
    await approveOrganisation(stage.at(by, opening, 11), { organisationId: cast.organisationId });
  };
  await joinAll(demoOffices, officeApplication, approve(actorFor(admin, "platform-admin")));
  const recommendAndApprove = async (cast: Cast) => {
    const county = actorFor(company.officeOf(cast.countyCode ?? ""), "official-reviewer");
    await recommendSupplier(stage.at(county, opening, 10), { organisationId: cast.organisationId });
    await approve(approver())(cast);
    await nameBank(stage, opening, cast);
  };
  const producers = demoSuppliers.filter((seed) => !seed.agentOf);
  await joinAll(producers, (seed, serial) => supplierApplication(seed, serial), recommendAndApprove);
  await joinAll(
    demoSuppliers.filter((seed) => seed.agentOf),
    (seed, serial) =>
      supplierApplication(seed, producers.length + serial, company.get(seed.agentOf ?? "").organisationId),
    recommendAndApprove,
  );
  await joinAll(demoInstitutions, institutionApplication, (cast) => approve(approver())(cast));
  await leaveWaiting(stage, company);
  return company;
}

/** Applications of the last days, so that county and prefecture have something to decide. */
async function leaveWaiting(stage: Stage, company: Company): Promise<void> {
  for (const [index, seed] of demoApplicants.entries()) {
    const application = supplierApplication(seed, demoSuppliers.length + index + 1);
    const { organisationId } = await apply(stage, stage.daysAgo(3), seed.key, application);
    if (!seed.recommended) continue;
    const county = actorFor(company.officeOf(seed.county), "official-reviewer");
    await recommendSupplier(stage.at(county, stage.daysAgo(2), 10), { organisationId });
  }
}

async function found(stage: Stage, opening: string): Promise<Cast> {
  const person = demoSignIns.find(({ organisation }) => organisation === "platform");
  if (!person) throw new Error("nobody signs in for the platform");
  const name = "惠黔平台运营（演示）";
  const { organisationId, userId } = await foundPlatform(stage.at(null, opening, 8), {
    name,
    admin: { name: person.name, email: person.email, password: demoPassword },
  });
  return {
    key: "platform",
    organisationId,
    name,
    kind: "platform",
    officeLevel: null,
    countyCode: null,
    districtCode: null,
    members: [{ userId, name: person.name, roles: person.roles }],
  };
}

/** The person who applies: the first of those who sign in for the organisation, or its contact. */
function applicantOf(key: string, contact: string) {
  const [first] = demoSignIns.filter(
    ({ organisation, roles }) => organisation === key && roles.some((role) => role.endsWith("-manager")),
  );
  return {
    applicantName: first?.name ?? contact,
    email: first?.email ?? `${key}.manager@demo.huiqian.test`,
    newPassword: demoPassword,
  };
}

/** A credit code that no registry would give: it begins with 00DEM0. */
function demoCreditCode(kind: string, serial: number): string {
  const first17 = `00DEM0${kind}${String(serial).padStart(10, "0")}`;
  return first17 + checkCharacter(first17);
}

const shared = (name: string, nameEn: string, contact: string) => ({
  name,
  nameEn,
  contactName: contact,
  contactPhone: "0859-0000000",
  address: `${name}（演示地址）`,
});

function officeApplication(seed: DemoOffice, serial: number): ApplyToJoin {
  return {
    kind: "office",
    ...shared(seed.name, seed.nameEn, seed.contact),
    ...applicantOf(seed.key, seed.contact),
    creditCode: demoCreditCode("1", serial),
    officeLevel: seed.level,
    countyCode: seed.county,
    districtCode: seed.district,
  };
}

function supplierApplication(seed: DemoSupplier, serial: number, agentOfId?: string): ApplyToJoin {
  return {
    kind: "supplier",
    ...shared(seed.name, seed.nameEn, seed.contact),
    ...applicantOf(seed.key, seed.contact),
    creditCode: demoCreditCode("2", serial),
    introduction: seed.introduction,
    sellerForce: seed.force,
    countyCode: seed.county,
    agentOfId,
    householdsInvolved: seed.households,
    householdBenefit: seed.benefit,
  };
}

function institutionApplication(seed: DemoInstitution, serial: number): ApplyToJoin {
  return {
    kind: "institution",
    ...shared(seed.name, seed.nameEn, seed.contact),
    ...applicantOf(seed.key, seed.contact),
    creditCode: demoCreditCode("3", serial),
    institutionKind: seed.kind,
    districtCode: seed.district,
  };
}

const papers: Record<"office" | "supplier" | "institution", OrganisationDocumentKind[]> = {
  office: ["authorisation"],
  supplier: ["business-licence", "authorisation"],
  institution: ["business-licence"],
};

const paperTitles: Partial<Record<OrganisationDocumentKind, string>> = {
  "business-licence": "营业执照",
  authorisation: "授权书",
};

async function samplePapers(application: ApplyToJoin): Promise<ApplicationDocument[]> {
  return Promise.all(
    papers[application.kind].map(async (kind) => {
      const title = paperTitles[kind] ?? kind;
      const bytes = await sampleDocument(title, [
        ["名称", application.name],
        ["统一社会信用代码", application.creditCode],
      ]);
      return { kind, file: await prepareFile("document", { name: `DEMO-${title}.pdf`, bytes }) };
    }),
  );
}

async function apply(stage: Stage, opening: string, key: string, application: ApplyToJoin): Promise<Cast> {
  const documents = await samplePapers(application);
  const { organisationId, userId } = await applyToJoin(stage.at(null, opening, 9), application, documents);
  return {
    key,
    organisationId,
    name: application.name,
    kind: application.kind,
    officeLevel: application.kind === "office" ? application.officeLevel : null,
    countyCode: (application.kind === "institution" ? null : application.countyCode) ?? null,
    districtCode: (application.kind === "supplier" ? null : application.districtCode) ?? null,
    members: [{ userId, name: application.applicantName ?? "", roles: [managerRoles[application.kind]] }],
  };
}

/** The people an organisation needs, beyond whoever signs in for it: each duty of buying in a hand of its own. */
function castingOf(cast: Cast): { email: string; name: string; roles: Role[] }[] {
  const signIns = demoSignIns.filter(({ organisation }) => organisation === cast.key);
  if (signIns.length > 0)
    return signIns.map(({ email, name, roles }) => ({ email, name, roles: [...roles] }));
  const mail = (who: string) => `${cast.key}.${who}@demo.huiqian.test`;
  const manager = { email: mail("manager"), name: cast.members[0]?.name ?? "" };
  switch (cast.kind) {
    case "supplier":
      return [{ ...manager, roles: ["supplier-manager", "supplier-warehouse", "supplier-finance"] }];
    case "office":
      return [{ ...manager, roles: ["official-manager", "official-reviewer", "official-statistician"] }];
    case "platform":
      return [{ ...manager, roles: ["platform-admin"] }];
    case "institution":
      return [
        { ...manager, roles: ["institution-manager", "institution-approver"] },
        { email: mail("requester"), name: "申请员", roles: ["institution-requester"] },
        { email: mail("receiver"), name: "验收员", roles: ["institution-receiver"] },
        { email: mail("finance"), name: "会计", roles: ["institution-finance"] },
      ];
  }
}

async function completeMembers(stage: Stage, opening: string, cast: Cast): Promise<void> {
  const [applicant] = cast.members;
  if (!applicant) throw new Error(`${cast.name} has no applicant`);
  const manager = actorFor(cast, managerRoles[cast.kind]);
  for (const { email, name, roles } of castingOf(cast)) {
    if (name === applicant.name) {
      const withManager = [...new Set([managerRoles[cast.kind], ...roles])];
      await giveRoles(stage, opening, manager, applicant.userId, withManager);
      applicant.roles = withManager;
      continue;
    }
    const { token } = await inviteMember(stage.at(manager, opening, 13), { email, roles });
    const { userId } = await acceptInvitationAsNew(stage.at(null, opening, 14), {
      token,
      name,
      newPassword: demoPassword,
      repeatedPassword: demoPassword,
    });
    cast.members.push({ userId, name, roles });
  }
}

async function giveRoles(
  stage: Stage,
  opening: string,
  manager: Actor,
  userId: string,
  roles: Role[],
): Promise<void> {
  const { members } = await listMembers(stage.at(manager, opening, 13));
  const member = members.find((entry) => entry.userId === userId);
  if (member) await changeMemberRoles(stage.at(manager, opening, 13), { memberId: member.id, roles });
}

/** Where a supplier is paid; the number says that no bank gave it. */
async function nameBank(stage: Stage, opening: string, cast: Cast): Promise<void> {
  const seed = demoSuppliers.find(({ key }) => key === cast.key);
  if (!seed) return;
  await editOrganisation(stage.at(actorFor(cast, "supplier-manager"), opening, 15), {
    nameEn: seed.nameEn,
    contactName: seed.contact,
    contactPhone: "0859-0000000",
    address: `${seed.name}（演示地址）`,
    introduction: seed.introduction,
    bankAccountName: seed.name,
    bankName: "演示银行 DEMO BANK",
    bankAccountNumber: "0000 0000 0000 0000",
  });
}
