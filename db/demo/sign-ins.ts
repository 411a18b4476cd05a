/** People of the demonstration world whose password everybody knows; one for each role of the journey. */
import type { Role } from "../vocabulary/organisations.ts";

export const demoPassword = "huiqian-demo";

/** The demonstration organisations these people belong to, by a name of our own. */
export type DemoOrganisation =
  | "school"
  | "cooperative"
  | "qinglong-sheep"
  | "county-office"
  | "prefecture-office"
  | "district-office"
  | "platform";

export type DemoSignIn = {
  email: string;
  name: string;
  organisation: DemoOrganisation;
  roles: readonly Role[];
};

export const demoSignIns: readonly DemoSignIn[] = [
  {
    email: "requester@demo.huiqian.test",
    name: "陈采薇",
    organisation: "school",
    roles: ["institution-requester"],
  },
  {
    email: "approver@demo.huiqian.test",
    name: "李审之",
    organisation: "school",
    roles: ["institution-approver", "institution-manager"],
  },
  {
    email: "receiver@demo.huiqian.test",
    name: "张验收",
    organisation: "school",
    roles: ["institution-receiver"],
  },
  {
    email: "finance@demo.huiqian.test",
    name: "何会计",
    organisation: "school",
    roles: ["institution-finance"],
  },
  {
    email: "supplier@demo.huiqian.test",
    name: "罗春茶",
    organisation: "cooperative",
    roles: ["supplier-manager", "supplier-finance"],
  },
  {
    email: "warehouse@demo.huiqian.test",
    name: "岑小仓",
    organisation: "cooperative",
    roles: ["supplier-warehouse"],
  },
  {
    email: "lamb@demo.huiqian.test",
    name: "杨草生",
    organisation: "qinglong-sheep",
    roles: ["supplier-manager", "supplier-warehouse", "supplier-finance"],
  },
  {
    email: "county@demo.huiqian.test",
    name: "韦县审",
    organisation: "county-office",
    roles: ["official-manager", "official-reviewer"],
  },
  {
    email: "prefecture@demo.huiqian.test",
    name: "黄州审",
    organisation: "prefecture-office",
    roles: ["official-manager", "official-reviewer", "official-statistician"],
  },
  {
    email: "statistician@demo.huiqian.test",
    name: "陆州统",
    organisation: "prefecture-office",
    roles: ["official-statistician"],
  },
  {
    email: "district@demo.huiqian.test",
    name: "赖惠城",
    organisation: "district-office",
    roles: ["official-manager", "official-reviewer", "official-viewer"],
  },
  {
    email: "admin@demo.huiqian.test",
    name: "平台管理员",
    organisation: "platform",
    roles: ["platform-admin"],
  },
];
